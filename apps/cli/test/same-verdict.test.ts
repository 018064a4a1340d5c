import { chromiumOptions, inBrowser, type Stack } from '@contacts/test-servers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as esbuild from 'esbuild';
import fc from 'fast-check';
import { chromium } from 'playwright-core';
import { contactInput } from '../../../packages/domain/test/arbitraries/contact-input.js';
import { CommandFailure } from '../src/command-failure.js';
import { checkContact } from '../src/contact/check-contact.js';
import { parseContactFile } from '../src/contact/parse-contact-file.js';
import { startService } from './start-service.js';
import { documentOf, Workplace } from './workplace.js';

const count = 1_000;
const organisationId = 12345;

/** `valid`, `malformed` for what is no acceptable JSON, or every broken rule by its place. */
type Verdict = 'valid' | 'malformed' | readonly string[];

interface Broken {
  readonly pointer: string;
  readonly code: string;
}

const verdictOf = (violations: readonly Broken[]): Verdict =>
  violations.map(({ pointer, code }) => `${pointer} ${code}`).sort();

/** The same ones in every run. */
const texts = fc
  .sample(contactInput('mostly').map(toJson), { numRuns: 2 * count, seed: 5 })
  .filter((text) => text !== undefined)
  .slice(0, count);

/** @returns undefined for what JSON cannot say */
function toJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** As `contacts validate` does, in this process. */
async function askCommandLine(text: string): Promise<Verdict> {
  try {
    await checkContact(parseContactFile(Buffer.from(text), 'contact.json'), 'contact.json');
    return 'valid';
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    const { violations } = error.report;
    return violations === undefined ? 'malformed' : verdictOf(violations);
  }
}

/** As a page does: by the rules in its own bundle. `form` is whether it would accept the value from a form. */
async function askBrowser(): Promise<readonly { readonly verdict: Verdict; readonly form: boolean }[]> {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: "export * from '@contacts/domain';", resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    globalName: 'rules',
    mainFields: ['module', 'main'],
  });
  const browser = await chromium.launch(chromiumOptions());
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
    const answers = await page.evaluate((all) => {
      const { parseStrictJson, validateNewContact } = (
        globalThis as unknown as { rules: typeof import('@contacts/domain') }
      ).rules;
      return all.map((text) => {
        const parsed = parseStrictJson(text);
        const judged = parsed.ok ? validateNewContact(parsed.value) : undefined;
        const violations = judged?.valid === false ? judged.violations : [];
        return {
          isMalformed: !parsed.ok,
          isValid: judged?.valid === true,
          violations: violations.map(({ pointer, code }) => ({ pointer, code })),
          form: validateNewContact(JSON.parse(text)).valid,
        };
      });
    }, texts);
    return answers.map(({ isMalformed, isValid, violations, form }) => ({
      verdict: isMalformed ? 'malformed' : isValid ? 'valid' : verdictOf(violations),
      form,
    }));
  } finally {
    await browser.close();
  }
}

describe(`the same ${count} contacts, good and bad`, () => {
  let workplace: Workplace;
  let service: Stack;
  let token: string;
  let commandLine: readonly Verdict[];

  beforeAll(async () => {
    commandLine = await Promise.all(texts.map(askCommandLine));
    workplace = await Workplace.create();
    service = await startService(workplace);
    const answer = await fetch(`${service.bffUrl}/api/v1/authenticate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ application_token: 'sandbox-application-token' }),
    });
    token = ((await answer.json()) as { auth_token: string }).auth_token;
  });
  afterAll(async () => {
    await service.stop();
    await workplace.remove();
  });

  /** As the BFF does before it asks the vendor; what the vendor itself refuses has passed. */
  async function askService(text: string): Promise<Verdict> {
    const url = `${service.bffUrl}/api/v1/organisation/${String(organisationId)}/contact`;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body: text });
    const problem = (await answer.json()) as { type?: string; errors?: readonly Broken[] };
    if (answer.status === 201 || problem.type === '/problems/upstream-rejected') return 'valid';
    if (problem.type === '/problems/malformed-json') return 'malformed';
    expect(problem.type).toBe('/problems/validation-failed');
    return verdictOf(problem.errors ?? []);
  }

  it('are of every kind', () => {
    expect(texts).toHaveLength(count);
    const tally = { valid: 0, malformed: 0, broken: 0 };
    for (const verdict of commandLine) tally[typeof verdict === 'string' ? verdict : 'broken'] += 1;
    expect(tally.valid).toBeGreaterThan(200);
    expect(tally.broken).toBeGreaterThan(200);
    expect(tally.malformed).toBeGreaterThan(10);
    expect(new Set(commandLine.flat()).size).toBeGreaterThan(50);
  });

  it('get the same verdict from the BFF and the command line', async () => {
    const verdicts = new Array<Verdict>(count);
    const waiting = texts.entries();
    const worker = async () => {
      for (const [index, text] of waiting) verdicts[index] = await askService(text);
    };
    await Promise.all(Array.from({ length: 8 }, worker));
    expect(verdicts).toEqual(commandLine);
  });

  inBrowser(it)('get the same verdict from a browser and the command line', async () => {
    const answers = await askBrowser();
    expect(answers.map(({ verdict }) => verdict)).toEqual(commandLine);
    expect(answers.map(({ form }) => form)).toEqual(commandLine.map((verdict) => verdict === 'valid'));
  });

  it('get it from the command line’s own process too, as far as a sample shows', async () => {
    const step = Math.floor(count / 16);
    for (const [index, text] of [...texts.entries()].filter(([place]) => place % step === 0)) {
      const run = await workplace.run(['validate', '-', '--json'], { stdin: text });
      const { errors } = documentOf(run) as { errors?: readonly Broken[] };
      const verdict = run.exitCode === 0 ? 'valid' : errors === undefined ? 'malformed' : verdictOf(errors);
      expect({ text, verdict }).toEqual({ text, verdict: commandLine[index] });
    }
  });
});
