// `pnpm soak`: the tests that chance decides, many times over: kills, imports that are killed, fuzzed bodies, agreement of
// the rules, the simulation (docs/simulation.md: 10,000 seeds a round). The first round also has what takes long and needs
// no dice: ten minutes at the vendor's limits and under faults, restarts under load, a million records, and two versions
// side by side, which needs the repository's whole history.
// SOAK_ROUNDS sets how often (default 10). A round that fails names its seed: SOAK_SEED=<seed> SOAK_ROUNDS=1 repeats it.
import { spawnSync } from 'node:child_process';
import { childEnvironment, installDependencies, root, run } from './pnpm.mjs';

const everyRound = [
  'end-to-end/kill',
  'end-to-end/sealer-kill',
  'end-to-end/removal-kill',
  'end-to-end/bad-input',
  'import/import-kills',
  'simulation/simulation',
  'fast-check-agrees',
  'agreement-with-domain',
];
const firstRound = [
  'end-to-end/upstream-quota',
  'end-to-end/rolling-restart',
  'faults/faults',
  'faults/two-versions',
  'faults/soak-under-faults',
  'storage/sealed-records',
  'audit-log/test/clean-export',
];
const rounds = Number(process.env.SOAK_ROUNDS ?? 10);
const firstSeed = Number(process.env.SOAK_SEED ?? Date.now() % 2 ** 31);

installDependencies();
run('pnpm', ['run', 'build']);

let failed = 0;
for (let round = 0; round < rounds; round++) {
  const seed = firstSeed + round;
  const isFirst = round === 0;
  const suites = isFirst ? [...firstRound, ...everyRound] : everyRound;
  const jest = spawnSync('pnpm', ['run', 'test:jest', '--config', 'jest.soak.config.js', ...suites], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...childEnvironment(),
      SOAK_SEED: String(seed),
      SOAK_RECORDS: '1000000',
      // Twice the vendor's window.
      SOAK_SECONDS: isFirst ? '600' : '5',
    },
  });
  const outcome = jest.status === 0 ? 'passed' : 'failed';
  if (outcome === 'failed') failed += 1;
  console.log(`Round ${round + 1} of ${rounds} ${outcome}, seed ${seed}`);
}
console.log(`${rounds - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
