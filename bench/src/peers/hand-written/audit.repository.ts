import { Injectable, OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { Pool } from 'pg';

/** One step of a creation, as it is kept. */
export interface AuditEntry {
  readonly operationId: string;
  readonly outcome: 'attempted' | 'created' | 'failed';
  readonly organisationId: number;
  readonly caller: string;
  readonly contactId?: string;
  readonly upstreamStatus?: number;
}

const createTable = `CREATE TABLE IF NOT EXISTS contact_audit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  time timestamptz NOT NULL DEFAULT now(),
  operation_id uuid NOT NULL,
  outcome text NOT NULL,
  organisation_id bigint NOT NULL,
  caller text NOT NULL,
  contact_id text,
  upstream_status integer
)`;

const insertEntry = `INSERT INTO contact_audit
  (operation_id, outcome, organisation_id, caller, contact_id, upstream_status) VALUES ($1, $2, $3, $4, $5, $6)`;

/** Writes audit entries to PostgreSQL, one INSERT each. */
@Injectable()
export class AuditRepository implements OnModuleInit, OnApplicationShutdown {
  readonly #pool = new Pool({ connectionString: process.env['DATABASE_URL'] });

  async onModuleInit(): Promise<void> {
    await this.#pool.query(createTable);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#pool.end();
  }

  /** Resolves once the entry is committed. */
  async record(entry: AuditEntry): Promise<void> {
    await this.#pool.query(insertEntry, [
      entry.operationId,
      entry.outcome,
      entry.organisationId,
      entry.caller,
      entry.contactId ?? null,
      entry.upstreamStatus ?? null,
    ]);
  }
}
