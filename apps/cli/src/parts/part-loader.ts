import { Script } from 'node:vm';
import { openCompiledParts, writeCompiledParts } from './compiled-parts.js';

/** The names of its modules, and a function that holds nothing but their text, in a comment. */
type Part = readonly [names: readonly string[], holder: () => void];

/** A module as CommonJS has it. */
type ModuleFunction = (
  module: { exports: object },
  exports: object,
  require: (name: string) => unknown,
) => void;

/** Put in by the bundler. A comment is skipped in no time, while code is parsed even if it never runs. */
declare const CONTACTS_PARTS: () => readonly Part[];
/** Put in by the bundler: a hash of the parts. */
declare const CONTACTS_BUILD: string;

/**
 * Runs the modules of a bundle, and has V8 compile the part that a module belongs to when it is first asked for. So a
 * command has those parts compiled that it needs, and costs the same however much the others grow.
 */
export class PartLoader {
  private readonly parts = CONTACTS_PARTS();
  private readonly compiledBefore: ReturnType<typeof openCompiledParts>;
  private readonly scripts = new Map<string, Script>();
  private readonly functions = new Map<string, ModuleFunction>();
  private readonly modules = new Map<string, { exports: object }>();

  /** @param cacheFile path of what V8 compiled when the bundle was built; it may be missing or of no use */
  constructor(cacheFile: string) {
    this.compiledBefore = openCompiledParts(cacheFile, CONTACTS_BUILD);
  }

  /**
   * Loads a module, once.
   * @param name as the modules import it; one of Node's begins with `node:`
   * @returns what it exports
   */
  readonly load = (name: string): unknown => {
    if (name.startsWith('node:')) return process.getBuiltinModule(name);
    const known = this.modules.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    this.modules.set(name, module);
    if (!this.functions.has(name)) this.compilePartOf(name);
    this.functions.get(name)?.(module, module.exports, this.load);
    return module.exports;
  };

  /**
   * Loads everything and keeps what V8 has compiled by now for later starts.
   * @throws what writing throws
   */
  keepCompiled(cacheFile: string): void {
    for (const name of this.parts.flatMap(([names]) => names)) this.load(name);
    const compiled = Array.from(this.scripts, ([part, script]) => [part, script.createCachedData()] as const);
    writeCompiledParts(cacheFile, CONTACTS_BUILD, new Map(compiled));
  }

  private compilePartOf(name: string): void {
    const part = this.parts.find(([names]) => names.includes(name));
    const [, text = ''] = /\/\*(.*)\*\//.exec(String(part?.[1])) ?? [];
    const partName = part?.[0].at(-1) ?? name;
    const cachedData = this.compiledBefore(partName);
    const script = new Script(JSON.parse(text) as string, {
      filename: `contacts.js, ${partName}`,
      ...(cachedData !== undefined && { cachedData }),
    });
    this.scripts.set(partName, script);
    const functions = script.runInThisContext() as Readonly<Record<string, ModuleFunction>>;
    for (const [each, run] of Object.entries(functions)) this.functions.set(each, run);
  }
}
