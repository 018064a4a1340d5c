import { paint } from '../../output/line.js';
import type { Screen } from '../../output/screen.js';

/** A creation that is not going to be sent. */
export interface PlannedRequest {
  readonly url: URL;
  /** Without the credential. */
  readonly headers: Readonly<Record<string, string>>;
  /** Where the credential would be taken from; undefined when there is none. */
  readonly credentialSource: string | undefined;
  readonly contact: object;
}

/** Shows a creation as it would be sent, its credential by source only. */
export function showDryRun(
  screen: Screen,
  { url, headers, credentialSource, contact }: PlannedRequest,
): void {
  const document = {
    dry_run: true,
    method: 'POST',
    url: url.href,
    headers,
    credential: credentialSource ?? null,
    body: contact,
  };
  screen.result(document, [
    [paint('bold', 'POST '), url.href],
    ...Object.entries(headers).map(([name, value]) => [paint('dim', `${name}: `), value]),
    [
      paint('dim', 'credential: '),
      credentialSource ?? 'none; sign in with `contacts login` before you send it',
    ],
    [],
    ...JSON.stringify(contact, undefined, 2)
      .split('\n')
      .map((line) => [line]),
  ]);
  screen.remark([['The contact satisfies the rules. Nothing was sent.']]);
}
