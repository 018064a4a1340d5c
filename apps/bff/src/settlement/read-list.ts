import type { AuditAppender } from '../audit/audit-trail.js';
import { describeCaller } from '../request-audit/describe-request.js';
import { readListedContacts, type ListedContact } from '../upstream/listed-contacts.js';
import type { Upstream } from '../upstream/upstream.js';
import { describeSettlement } from './describe-settlement.js';
import type { SettlementToken, SettlementTokens } from './settlement-tokens.js';

/** An organisation's whole list, or what it cannot be had for. */
export type ListReading =
  | { readonly kind: 'read'; readonly token: SettlementToken; readonly contacts: readonly ListedContact[] }
  | { readonly kind: 'waiting'; readonly waitingFor: 'token' | 'list' };

/** Reads organisations' contact lists for settlement. */
export class ReadList {
  constructor(
    private readonly upstream: Upstream,
    private readonly tokens: SettlementTokens,
    private readonly trail: AuditAppender,
  ) {}

  /** Tries one token after the other; an outage, or a list over the size limit, is no token's fault and ends it. */
  async execute(organisationId: number): Promise<ListReading> {
    for await (const token of this.tokens.of(organisationId)) {
      const result = await this.upstream.listContacts({ token: token.token, lane: 'bulk', organisationId });
      await this.#recordUse(organisationId, token, result.kind === 'succeeded');
      switch (result.kind) {
        case 'succeeded': {
          const contacts = readListedContacts(result.body);
          return contacts === undefined ? withoutList : { kind: 'read', token, contacts };
        }
        case 'not_authenticated':
        case 'forbidden':
        case 'not_found':
          await token.discard();
          break;
        default:
          return withoutList;
      }
    }
    return { kind: 'waiting', waitingFor: 'token' };
  }

  /** A token that was not given for this is accounted for; every other one belongs to the operation or to the service. */
  async #recordUse(
    organisationId: number,
    { caller }: SettlementToken,
    hasSucceeded: boolean,
  ): Promise<void> {
    if (caller === null) return;
    await this.trail.append(
      describeSettlement({
        organisationId,
        outcome: hasSucceeded ? 'succeeded' : 'failed',
        caller: describeCaller(caller, organisationId),
        operationId: null,
        contactId: null,
        typeId: null,
      }),
    );
  }
}

const withoutList: ListReading = { kind: 'waiting', waitingFor: 'list' };
