import { textOfBaseUrl } from '../../config/base-url.js';
import { BffClient } from '../../bff/bff-client.js';
import { exchangeApplicationToken } from '../../bff/obtain-token.js';
import type { CommandHandler, Invocation } from '../../command.js';
import { CommandFailure, usageFailure } from '../../command-failure.js';
import { changeProfiles } from '../../config/config-file.js';
import { isVisibleText } from '../../config/credentials.js';
import { readSettings } from '../../config/settings.js';
import type { Settings } from '../../config/settings.js';
import { isTokenForm, readTokenClaims } from '../../config/token-claims.js';
import { exitCodes } from '../../exit-codes.js';
import { readSecret } from '../../input/read-input.js';
import { paint } from '../../output/line.js';
import { facts } from '../../output/table.js';

/** Stores an auth token in the profile, bound to the origin of the base URL. */
export const logIn: CommandHandler = async (invocation) => {
  const { options, globalOptions, environment, screen, interruption } = invocation;
  const way = chooseWay(options['withToken'] === true, options['withApplicationToken'] === true);
  const settings = await readSettings(globalOptions, environment, { mayBeNew: true });
  const token =
    way === 'auth token'
      ? await readAuthToken(invocation)
      : await exchange(new BffClient(settings.baseUrl, interruption), invocation);
  const claims = readTokenClaims(token);
  refuseExpired(claims.expiresAt);
  await store(settings, globalOptions.organisation, token);
  const expiresAt = claims.expiresAt?.toISOString();
  const document = {
    profile: settings.profileName,
    origin: settings.baseUrl.origin,
    organisation_id: claims.organisationId ?? null,
    organisation_name: claims.organisationName ?? null,
    expires_at: expiresAt ?? null,
    stored_in: settings.configFile,
  };
  screen.result(document, [
    way === 'application token'
      ? [paint('green', 'Signed in'), ` at ${settings.baseUrl.origin}.`]
      : [
          paint('green', 'Token kept'),
          ` for ${settings.baseUrl.origin}; the first command shows whether it is accepted.`,
        ],
    ...facts([
      [
        'organisation',
        [claims.organisationId, claims.organisationName].filter(Boolean).join(' ') || undefined,
      ],
      ['expires', expiresAt],
      ['profile', settings.profileName],
      ['stored in', settings.configFile],
    ]),
  ]);
  return exitCodes.done;
};

function chooseWay(withToken: boolean, withApplicationToken: boolean): 'auth token' | 'application token' {
  if (withToken && withApplicationToken) {
    throw usageFailure(
      'Both --with-token and --with-application-token are given, but stdin holds one token.',
      'Give one of them.',
    );
  }
  if (withToken) return 'auth token';
  if (withApplicationToken) return 'application token';
  throw usageFailure(
    'Nothing says which kind of token to read.',
    'With an application token: `contacts login --with-application-token < application-token.txt`.',
    'With an auth token: `contacts login --with-token < auth-token.txt`.',
  );
}

async function readAuthToken(invocation: Invocation): Promise<string> {
  const token = await readSecret('auth token', invocation);
  if (isTokenForm(token)) return token;
  throw usageFailure(
    'What stdin holds is not an auth token: that has three parts with dots between.',
    'For an application token use --with-application-token.',
  );
}

async function exchange(client: BffClient, invocation: Invocation): Promise<string> {
  const token = await readSecret('application token', invocation);
  if (!isVisibleText(token)) {
    throw usageFailure(
      'What stdin holds is not an application token: that is one word of visible ASCII characters.',
      'Check the file.',
    );
  }
  return await exchangeApplicationToken(client, token);
}

function refuseExpired(expiresAt: Date | undefined): void {
  if (expiresAt === undefined || expiresAt.getTime() > Date.now()) return;
  throw new CommandFailure({
    exitCode: exitCodes.denied,
    title: 'The token has expired',
    detail: `It was valid until ${expiresAt.toISOString()}; this machine's clock says ${new Date().toISOString()}. Nothing was stored.`,
    nextSteps: [
      'Get a new token. If the clock is wrong, correct it; `contacts doctor` compares it with the BFF.',
    ],
  });
}

async function store(settings: Settings, organisation: string | undefined, token: string): Promise<void> {
  const { configFile, profileName, baseUrl } = settings;
  await changeProfiles(configFile, (profiles) =>
    new Map(profiles).set(profileName, {
      ...profiles.get(profileName),
      base_url: textOfBaseUrl(baseUrl),
      ...(organisation === undefined ? {} : { org: organisation }),
      token: { origin: baseUrl.origin, value: token },
    }),
  );
}
