import { randomUUID } from 'node:crypto';
import { HttpService } from '@nestjs/axios';
import { HttpException, Injectable } from '@nestjs/common';
import { AxiosResponse, isAxiosError } from 'axios';
import { firstValueFrom } from 'rxjs';
import { AuditRepository } from './audit.repository.js';
import { CreateContactDto } from './create-contact.dto.js';

interface UpstreamContact {
  readonly id: number;
  readonly contact_id: string;
}

/** The created contact and where it can be read. */
export interface CreatedContact {
  readonly location: string;
  readonly contact: UpstreamContact;
}

/** Creates contacts upstream, with one audit entry before the call and one after it. */
@Injectable()
export class ContactsService {
  constructor(
    private readonly http: HttpService,
    private readonly audit: AuditRepository,
  ) {}

  /** @throws HttpException with the upstream's status, or 502 when it gave none */
  async create(
    organisationId: number,
    authorization: string,
    caller: string,
    contact: CreateContactDto,
  ): Promise<CreatedContact> {
    const subject = { operationId: randomUUID(), organisationId, caller };
    await this.audit.record({ ...subject, outcome: 'attempted' });
    let answer: AxiosResponse<UpstreamContact>;
    try {
      answer = await firstValueFrom(
        this.http.post<UpstreamContact>(`/api/v1/organisation/${organisationId}/contact`, contact, {
          headers: { Authorization: authorization },
        }),
      );
    } catch (error) {
      const upstreamStatus = isAxiosError(error) ? error.response?.status : undefined;
      await this.audit.record({ ...subject, outcome: 'failed', ...(upstreamStatus && { upstreamStatus }) });
      throw new HttpException('The upstream has not created the contact', upstreamStatus ?? 502);
    }
    const contactId = answer.data.contact_id;
    await this.audit.record({ ...subject, outcome: 'created', contactId, upstreamStatus: answer.status });
    return {
      location: `/api/v1/organisation/${organisationId}/contact/${contactId}`,
      contact: answer.data,
    };
  }
}
