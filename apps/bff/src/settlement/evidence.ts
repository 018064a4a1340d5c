import type { NewContact } from '@contacts/domain';
import type { Caller } from '../callers/caller.js';
import type { SettlementEvidence } from '../operations/operation-store.js';
import type { Fingerprint, Secrets } from '../secrets/secrets.js';
import { settlementForm } from './comparison/settlement-form.js';

/** Makes what an operation keeps for its settlement, and reads it again. */
export class Evidence {
  /** A busy caller's token is sealed once and not for every creation. */
  readonly #sealed = new WeakMap<Caller, { readonly organisationId: number; readonly text: string }>();

  constructor(private readonly secrets: Secrets) {}

  /** @param baseline see settlement/baselines.ts */
  describe(
    caller: Caller,
    organisationId: number,
    contact: NewContact,
    baseline: number | null,
  ): SettlementEvidence {
    return {
      contact_fingerprint: asText(this.secrets.fingerprint(comparedText(contact))),
      type_id: contact.type.id,
      baseline,
      sealed_token: this.#sealToken(caller, organisationId),
    };
  }

  /** @returns a listed contact's fingerprints, one for each key that an operation may have used */
  fingerprintsOf(contact: object): readonly string[] {
    return this.secrets.fingerprintsOf(comparedText(contact)).map(asText);
  }

  /** @returns the token, or undefined when it has expired, or its key is gone */
  openToken(sealed: string, organisationId: number): string | undefined {
    const text = this.secrets.open(sealed, contextOf(organisationId)) ?? '';
    const end = text.indexOf(' ');
    return Number(text.slice(0, end)) * 1_000 > Date.now() ? text.slice(end + 1) : undefined;
  }

  #sealToken(caller: Caller, organisationId: number): string {
    const known = this.#sealed.get(caller);
    if (known?.organisationId === organisationId) return known.text;
    const text = this.secrets.seal(`${caller.expiresAt} ${caller.token}`, contextOf(organisationId));
    this.#sealed.set(caller, { organisationId, text });
    return text;
  }
}

/** Told apart from the texts of request bodies, which have fingerprints of their own. */
const comparedText = (contact: object) => `contact\n${settlementForm(contact)}`;

const asText = ({ kid, mac }: Fingerprint) => `${kid}:${mac}`;

/** A token opens for the organisation only for which it was used. */
const contextOf = (organisationId: number) => `token/${organisationId}`;
