import { join } from 'node:path';
import vm from 'node:vm';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as esbuild from 'esbuild';
import { signCheckpoint } from '../src/index.js';
import { buildExport, testSigner } from './chain/build-export.js';
import { buildRecords } from './chain/build-records.js';

const packageDirectory = join(import.meta.dirname, '..');
const largestBundle = 19_500;

describe('a browser bundle of everything that the package exports', () => {
  let bundle: string;

  beforeAll(async () => {
    const { outputFiles } = await esbuild.build({
      entryPoints: [join(packageDirectory, 'src/index.ts')],
      bundle: true,
      minify: true,
      write: false,
      platform: 'browser',
      format: 'esm',
      target: 'es2023',
    });
    bundle = outputFiles[0]!.text;
  });

  it(`takes at most ${largestBundle} bytes over the wire`, () => {
    const { length } = gzipSync(bundle, { level: 9 });
    expect(length).toBeGreaterThan(5_000);
    expect(length).toBeLessThanOrEqual(largestBundle);
  });

  it('verifies in a bare realm that forbids eval and has no globals of Node or of a browser', async () => {
    const context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } });
    const module = new vm.SourceTextModule(bundle, { context });
    await module.link(() => {
      throw new Error('The bundle imports something.');
    });
    await module.evaluate();
    const records = buildRecords(3);
    const head = { ...records[1]!, size: 2 };
    Object.assign(context, {
      audit: module.namespace,
      file: buildExport({ records }),
      altered: buildExport({ records: records.with(1, { ...records[1]!, count: 2 }) }),
      checkpoint: signCheckpoint(head, testSigner),
      key: Buffer.from(testSigner.publicKey).toString('base64url'),
    });
    const verify = (file: string): unknown =>
      JSON.parse(
        String(
          vm.runInContext(
            `{
              const verifier = audit.createVerifier({
                checkpoints: audit.parseCheckpoints(checkpoint),
                publicKeys: audit.parsePublicKeys(JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: key })),
              });
              for (const line of ${file}.split('\\n').slice(0, -1)) verifier.addLine(line);
              JSON.stringify(verifier.finish());
            }`,
            context,
          ),
        ),
      );
    expect(vm.runInContext('typeof process + typeof TextDecoder + typeof crypto', context)).toBe(
      'undefined'.repeat(3),
    );
    expect(verify('file')).toMatchObject({ verdict: 'verified', to: 3, checkpoints: { checked: 1 } });
    expect(verify('altered')).toMatchObject({ verdict: 'broken', seq: 2, causes: ['altered'] });
  });
});
