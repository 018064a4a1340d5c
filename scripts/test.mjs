// `npm test`: installs, builds, checks and runs every test; prints `N passed, N failed` as its last line.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checks } from './checks.mjs';
import { installPrograms } from './install-programs.mjs';
import { childEnvironment, installDependencies, root, run, runBeside } from './pnpm.mjs';

installDependencies();
run('pnpm', ['run', 'build']);
const [, ...passed] = await Promise.all([installPrograms(), ...checks.map(passAll)]);
if (passed.includes(false)) process.exit(1);

const folder = mkdtempSync(join(tmpdir(), 'contacts-test-'));
const report = join(folder, 'report.json');
const jest = spawnSync(
  'pnpm',
  ['run', 'test:jest', '--json', `--outputFile=${report}`, ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: ['inherit', 'ignore', 'inherit'],
    env: childEnvironment(),
  },
);
const result = readReport();
rmSync(folder, { recursive: true, force: true });

const skipped = result.numPendingTests + result.numTodoTests;
for (const name of skippedNames(result)) console.log(`skipped: ${name}`);
const skipFails = skipped > 0 && process.env.CI === 'true';
if (skipFails) console.log('A skipped test is a failure in CI.');
console.log(
  `${result.numPassedTests} passed, ${failures(result)} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
);
// The report counts beside the exit code: a library's exit hook has been seen to turn a failure's code into 0.
process.exit(jest.status === 0 && result.success && failures(result) === 0 && !skipFails ? 0 : 1);

async function passAll(names) {
  for (const name of names) {
    if (!(await runBeside('pnpm', ['run', name]))) return false;
  }
  return true;
}

function readReport() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    console.log('0 passed, 1 failed');
    process.exit(1);
  }
}

// A file that does not even load has no tests of its own to count.
function failures({ numFailedTests, numRuntimeErrorTestSuites }) {
  return numFailedTests + numRuntimeErrorTestSuites;
}

function skippedNames({ testResults }) {
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'pending' || status === 'todo')
    .map(({ fullName }) => fullName);
}
