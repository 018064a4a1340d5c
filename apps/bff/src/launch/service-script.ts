import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Script } from 'node:vm';

/** A bundle in CommonJS, compiled and not yet run. */
export interface ServiceScript {
  /** Whether V8 took over what an earlier start had compiled. */
  readonly compiledBefore: boolean;
  /** Runs the bundle in this process. */
  run(): void;
  /** Keeps what is compiled by now beside the bundle, for later starts with the same Node. @throws what writing throws */
  keepCompiled(): void;
}

/**
 * Compiles a bundle, with V8's code cache where there is one: compiling is most of what a start costs. V8 refuses a cache
 * that another version of it has made, or for another text; then all is compiled anew, and nothing else changes.
 * @param file absolute path of the bundle; its code is ASCII, whatever its comments hold
 * @throws what reading the bundle throws
 */
export function compileService(file: string): ServiceScript {
  const cacheFile = `${file}.cache`;
  // One byte a character: decoding UTF-8 takes longer, and gives V8 the same text.
  const source = readFileSync(file, 'latin1');
  const cachedData = readIfThere(cacheFile);
  const script = new Script(`(function (require, __filename) {${source}\n})`, {
    filename: file,
    ...(cachedData !== undefined && { cachedData }),
  });
  return {
    compiledBefore: script.cachedDataRejected === false,
    run() {
      const service = script.runInThisContext() as (require: NodeJS.Require, filename: string) => void;
      service(createRequire(file), file);
    },
    keepCompiled() {
      writeFileSync(cacheFile, script.createCachedData());
    },
  };
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
