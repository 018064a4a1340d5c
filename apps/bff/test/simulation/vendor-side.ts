import { organisation } from '../storage/samples.js';
import { claimedToken } from '../rig/claimed-token.js';
import type { UpstreamCall } from '../../src/upstream/upstream-call.js';
import { readToken, type CallerRequest } from './caller-request.js';
import { answering, answerToPost, show, type VendorAnswer } from './vendor.js';
import { createsContact, longestListLagMs } from './post-plan.js';
import { applicationToken } from './settings.js';
import type { Stage } from './stage.js';
import type { Passage } from './vendor-line.js';

/** What goes wrong with a read. */
const readFaults = [
  '500',
  '429',
  'page',
  'reset',
  'silence',
  'cut',
  'unreadable',
  'refused',
  'late',
] as const;

/** The vendor and the way to it: POSTs go as their requests have planned it, everything else as chance decides. */
export class VendorSide {
  /** Lowest generation of each caller's tokens that is accepted still. */
  readonly generations = [0, 0];
  /** Share of reads that go wrong. */
  faults: number;
  readonly #applicationAuthToken: string;

  constructor(private readonly stage: Stage) {
    this.faults = stage.conditions.vendorFaults;
    this.#applicationAuthToken = claimedToken({
      'esc.org': organisation,
      'esc.app': 9,
      exp: 4_000_000_000,
    });
  }

  /** How long the list does not show what has been created; half the failure model's, as a list may be an old copy too. */
  drawListLag(): number {
    const { random } = this.stage;
    return random.chance(0.3) ? longestListLagMs / 2 : random.between(0, longestListLagMs / 2);
  }

  passageOf(call: UpstreamCall): Passage {
    const request = this.#requestOf(call.bearer ?? '');
    if (call.method === 'POST' && request !== undefined) return this.#creation(call, request);
    return this.#reading(call);
  }

  #creation(call: UpstreamCall, request: CallerRequest): Passage {
    const { time, ledger, database } = this.stage;
    const plan = request.plans[Math.min(request.tries, request.plans.length - 1)]!;
    if (plan.connection === 'refused') request.tries += 1;
    return {
      ...plan,
      breaks: plan.says === 'reset',
      onWritten: () => {
        request.tries += 1;
        const intents = database.read(
          "select 1 from audit_event where request_id = ? and outcome = 'attempted'",
          requestId(request),
        );
        request.unrecordedPost ||= intents.length === 0;
      },
      arrive: () => {
        if (!this.#accepts(call.bearer ?? '')) return answering(401, { message: 'No' });
        if (!createsContact(plan)) return answerToPost(plan, undefined);
        const members = JSON.parse(call.data ?? '{}') as Record<string, unknown>;
        const contact = ledger.create(request.number, members, time.now, this.drawListLag());
        time.note(`contact ${contact.id} of request ${request.number} exists`);
        return answerToPost(plan, contact);
      },
    };
  }

  #reading(call: UpstreamCall): Passage {
    const { random } = this.stage;
    const fault = random.chance(this.faults) ? random.pick(readFaults) : undefined;
    return {
      connection: fault === 'refused' ? 'refused' : 'taken',
      connectMs: random.between(0.1, 5),
      arrivalMs: random.between(0.1, 10),
      answerMs: fault === 'late' ? random.between(300, 1_500) : random.between(0.1, 20),
      breaks: fault === 'reset',
      onWritten: () => undefined,
      arrive: () => this.#answerRead(call, fault),
    };
  }

  #answerRead(call: UpstreamCall, fault: (typeof readFaults)[number] | undefined): VendorAnswer {
    switch (fault) {
      case '500':
      case '429':
        return answering(Number(fault), {});
      case 'page':
        return answering(200, '<!doctype html>');
      case 'cut':
        return { status: 200, headers: {}, cut: true };
      case 'silence':
      case 'unreadable':
      case 'reset':
        return fault;
      default:
        return this.#read(call);
    }
  }

  #read({ url, bearer, data }: UpstreamCall): VendorAnswer {
    const { time, ledger, conditions } = this.stage;
    if (bearer === undefined) {
      const isKnown = data === JSON.stringify({ application_token: applicationToken });
      return isKnown ? answering(200, { auth_token: this.#applicationAuthToken }) : answering(401, {});
    }
    if (!this.#accepts(bearer)) return answering(401, { message: 'No' });
    if (url.endsWith('/my')) return answering(200, { id: organisation });
    const [, id] = /\/contact\/(\d+)$/.exec(url) ?? [];
    if (id === undefined) {
      // A list may be an old copy.
      const listed = ledger.listedAt(time.now - this.drawListLag());
      return answering(
        200,
        listed.map((contact) => show(contact, conditions.recases)),
      );
    }
    const contact = ledger.find(id);
    return contact === undefined || contact.deletedAt <= time.now
      ? answering(404, {})
      : answering(200, show(contact, conditions.recases));
  }

  #requestOf(token: string): CallerRequest | undefined {
    const marker = readToken(token);
    return marker === undefined ? undefined : this.stage.requests[marker.request];
  }

  #accepts(token: string): boolean {
    const marker = readToken(token);
    if (marker === undefined) return token === this.#applicationAuthToken;
    return marker.generation >= this.generations[marker.caller]!;
  }
}

/** Under which id the trail knows a request. */
export const requestId = ({ number }: CallerRequest) => `request-${number}`;
