import type { CommandHandler } from '../../command.js';
import { usageFailure } from '../../command-failure.js';
import { changeProfiles } from '../../config/config-file.js';
import { readSettings } from '../../config/settings.js';
import { exitCodes } from '../../exit-codes.js';
import { paint } from '../../output/line.js';
import type { Line } from '../../output/line.js';
import { withoutTokens } from './without-tokens.js';

/** Removes stored tokens; done when there are none, too. */
export const logOut: CommandHandler = async ({ options, globalOptions, environment, screen }) => {
  const isAll = options['all'] === true;
  if (isAll && globalOptions.profile !== undefined) {
    throw usageFailure('Both --all and --profile are given.', 'Give one of them.');
  }
  const { profileName, configFile } = await readSettings(globalOptions, environment);
  let signedOut: readonly string[] = [];
  await changeProfiles(configFile, (profiles) => {
    const result = withoutTokens(profiles, isAll ? [...profiles.keys()] : [profileName]);
    ({ signedOut } = result);
    return signedOut.length > 0 ? result.kept : undefined;
  });
  const variables = [
    ...(environment.authToken === undefined ? [] : ['CONTACTS_TOKEN']),
    ...(environment.applicationToken === undefined ? [] : ['CONTACTS_APPLICATION_TOKEN']),
  ];
  screen.result({ signed_out: signedOut, still_set: variables }, [describe(signedOut, profileName, isAll)]);
  if (variables.length > 0) screen.remark([[`Still set, and used: ${variables.join(', ')}.`]]);
  return exitCodes.done;
};

function describe(signedOut: readonly string[], profileName: string, isAll: boolean): Line {
  if (signedOut.length > 0) return [paint('green', 'Signed out'), `: ${signedOut.join(', ')}`];
  return [isAll ? 'No profile has a token.' : `The profile "${profileName}" has no token.`];
}
