import type { Invocation } from '../command.js';
import type { Environment } from '../config/environment.js';
import { readSettings } from '../config/settings.js';
import type { Settings } from '../config/settings.js';
import { BffClient } from './bff-client.js';
import { obtainToken } from './obtain-token.js';

/** A BFF, and the token for it. */
export class Access {
  readonly client: BffClient;
  private obtained: Promise<string> | undefined;

  constructor(
    readonly settings: Settings,
    private readonly environment: Environment,
    interruption: AbortSignal,
  ) {
    this.client = new BffClient(settings.baseUrl, interruption);
  }

  /**
   * The token; an application token is exchanged when it is first asked for, and once.
   * @throws CommandFailure (not authenticated) without a token, or as the exchange failed
   */
  token(): Promise<string> {
    return (this.obtained ??= obtainToken(this.client, this.settings, this.environment));
  }
}

/**
 * Finds out which BFF to ask; asks nothing yet.
 * @throws CommandFailure (usage) for a wrong setting
 */
export async function openAccess({
  globalOptions,
  environment,
  interruption,
}: Pick<Invocation, 'globalOptions' | 'environment' | 'interruption'>): Promise<Access> {
  return new Access(await readSettings(globalOptions, environment), environment, interruption);
}
