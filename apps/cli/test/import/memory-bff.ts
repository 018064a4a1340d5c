import type { CallResult, Contact, CreationResult, OperationView } from '@contacts/bff-client';
import type { NewContact } from '@contacts/domain';
import type { ContactsPort } from '../../src/commands/import-contacts/contacts-port.js';

/** The weathers that end the importing process. */
export const kills = ['killed before it is sent', 'killed after it was done'] as const;

/** What happens to one creation on its way. */
export const weathers = [
  'fine',
  'busy',
  'unreachable',
  'lost before it arrives',
  'lost after it was done',
  'in doubt, but done',
  'in doubt and not done',
  ...kills,
] as const;

/** One of {@link weathers}. */
export type Weather = (typeof weathers)[number];

/** Stands for a SIGKILL of the importing process. */
export class Killed extends Error {}

interface Operation {
  state: OperationView['state'];
  readonly contactId: string | null;
  readonly body: string;
}

/** Of a refusal by the vendor. */
export const problem = {
  slug: 'upstream-rejected',
  status: 422,
  title: 'Refused',
  detail: 'Refused.',
  requestId: undefined,
  operationId: undefined,
  retry: 'never',
  errors: [],
  retryAfterSeconds: undefined,
  location: undefined,
  document: {},
} as const;

/** The BFF and the vendor in memory, with the promises of the BFF: one contact a key, whatever the weather. */
export class MemoryBff implements ContactsPort {
  caller = 'ada';
  readonly contacts = new Map<string, NewContact>();
  /** What the next creations meet; fine weather after that. */
  weather: Weather[] = [];
  /** Whether nobody finds out what became of a row in doubt. */
  unsettled = false;
  private readonly operations = new Map<string, Operation>();
  private nextId = 1001;
  private isDead = false;

  /** Lets a new process in after a kill. */
  revive(): void {
    this.isDead = false;
  }

  /** Loses all it knows of keys, as a BFF does whose data is lost. */
  forget(): void {
    this.operations.clear();
  }

  /** Contacts as sorted JSON, without their ids. */
  list(): string[] {
    return [...this.contacts.values()].map((contact) => JSON.stringify(contact)).sort();
  }

  add(contact: NewContact): string {
    const id = String(this.nextId++);
    this.contacts.set(id, contact);
    return id;
  }

  // A stand-in for calls over a network: it fails by its promise only.
  async create(contact: NewContact, idempotencyKey: string): Promise<CreationResult> {
    await Promise.resolve();
    const weather = this.weather.shift() ?? 'fine';
    if (weather === 'killed before it is sent') this.isDead = true;
    if (this.isDead) throw new Killed();
    if (weather === 'busy') return notSent(idempotencyKey, 1);
    if (weather === 'unreachable') return notSent(idempotencyKey, undefined);
    if (weather === 'lost before it arrives') return lost(idempotencyKey);
    const result = this.carryOut(contact, idempotencyKey, weather);
    if (weather === 'killed after it was done') {
      this.isDead = true;
      throw new Killed();
    }
    return weather === 'lost after it was done' ? lost(idempotencyKey) : result;
  }

  async findCreation(idempotencyKey: string): Promise<CallResult<OperationView>> {
    await Promise.resolve();
    if (this.isDead) throw new Killed();
    const operation = this.operations.get(`${this.caller} ${idempotencyKey}`);
    if (operation === undefined) return { kind: 'notFound', problem };
    const { contactId } = operation;
    const state = this.unsettled ? 'in_doubt' : operation.state;
    // It is settled by the next time that somebody asks.
    if (state === 'in_doubt') operation.state = contactId === null ? 'not_sent' : 'created';
    return {
      kind: 'done',
      value: {
        operation_id: idempotencyKey,
        state,
        organisation_id: 12345,
        contact_id: state === 'created' ? contactId : null,
        location: null,
        created_at: new Date().toISOString(),
        settled_by: null,
        waiting_for: null,
      },
    };
  }

  listContacts(): Promise<CallResult<readonly Contact[]>> {
    const value = Array.from(this.contacts, ([id, contact]) => ({ id: Number(id), ...contact }));
    return Promise.resolve({ kind: 'done', value: value as unknown as readonly Contact[] });
  }

  listCountries() {
    return Promise.resolve({ kind: 'done', value: [{ id: 74, code: 'de', name: 'Germany' }] } as const);
  }

  deleteContact(contactId: string): Promise<CallResult<undefined>> {
    const existed = this.contacts.delete(contactId);
    return Promise.resolve(existed ? { kind: 'done', value: undefined } : { kind: 'notFound', problem });
  }

  countPermits() {
    return Promise.resolve(undefined);
  }

  private carryOut(contact: NewContact, key: string, weather: Weather): CreationResult {
    const body = JSON.stringify(contact);
    const known = this.operations.get(`${this.caller} ${key}`);
    if (known !== undefined && known.body !== body) throw new Error('one key for two contacts');
    const remember = (state: Operation['state'], contactId: string | null) => {
      this.operations.set(`${this.caller} ${key}`, { state, contactId, body });
    };
    if (known?.state === 'created' && known.contactId !== null) return created(key, known.contactId);
    if (known?.state === 'in_doubt') return inDoubt(key);
    if (contact.name?.includes('refuse') === true) {
      remember('rejected', null);
      const errors = [
        { pointer: '/name', code: 'refused_name', message: 'The vendor does not like the name.' },
      ];
      return { kind: 'refused', errors, problem };
    }
    if (weather === 'in doubt and not done') {
      remember('in_doubt', null);
      return inDoubt(key);
    }
    const contactId = this.add(contact);
    if (weather === 'in doubt, but done') {
      remember('in_doubt', contactId);
      return inDoubt(key);
    }
    remember('created', contactId);
    return created(key, contactId);
  }
}

function created(idempotencyKey: string, contactId: string): CreationResult {
  return {
    kind: 'created',
    contact: { id: Number(contactId), contact_id: contactId, type: { id: 1 } },
    contactId,
    location: undefined,
    operationId: idempotencyKey,
    replayed: false,
    idempotencyKey,
  };
}

function notSent(idempotencyKey: string, retryAfterSeconds: number | undefined): CreationResult {
  return { kind: 'notSent', idempotencyKey, retryAfterSeconds, reason: 'not now' };
}

function lost(idempotencyKey: string): CreationResult {
  return { kind: 'inDoubt', idempotencyKey, operationId: undefined, reason: 'connection reset' };
}

function inDoubt(idempotencyKey: string): CreationResult {
  return { kind: 'inDoubt', idempotencyKey, operationId: idempotencyKey, reason: 'no answer' };
}
