import { Body, Controller, Headers, Param, ParseIntPipe, Post, Res } from '@nestjs/common';
import { readCaller } from './caller.js';
import { ContactsService, CreatedContact } from './contacts.service.js';
import { CreateContactDto } from './create-contact.dto.js';

/** The one member of Express's response that is used here. */
interface ResponseWithLocation {
  location(url: string): unknown;
}

/** The measured route. */
@Controller('api/v1/organisation/:org_id/contact')
export class ContactsController {
  constructor(private readonly contacts: ContactsService) {}

  @Post()
  async create(
    @Param('org_id', ParseIntPipe) organisationId: number,
    @Headers('authorization') authorization: string,
    @Body() contact: CreateContactDto,
    @Res({ passthrough: true }) response: ResponseWithLocation,
  ): Promise<CreatedContact['contact']> {
    const caller = readCaller(authorization);
    const created = await this.contacts.create(organisationId, authorization, caller, contact);
    response.location(created.location);
    return created.contact;
  }
}
