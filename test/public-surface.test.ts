import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import ts from 'typescript';

/** Every export of a package's src/index.ts with its kind and type, as the compiler prints them. */
function readPublicSurface(name: string): string {
  const packageDirectory = join(import.meta.dirname, '../packages', name);
  const { config } = ts.readConfigFile(join(packageDirectory, 'tsconfig.build.json'), (path) =>
    ts.sys.readFile(path),
  );
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, packageDirectory);
  const program = ts.createProgram(fileNames, { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const print = (type: ts.Type, flags = ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope) =>
    checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation | flags);

  const printMembers = (type: ts.Type) => {
    const members = checker.getPropertiesOfType(type).map((member) => {
      const mark = member.flags & ts.SymbolFlags.Optional ? '?' : '';
      return `${member.name}${mark}: ${print(checker.getTypeOfSymbol(member))}`;
    });
    return `{ ${members.sort().join('; ')} }`;
  };
  const describeExport = (symbol: ts.Symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const isA = (flag: ts.SymbolFlags) => (target.flags & flag) !== 0;
    if (isA(ts.SymbolFlags.Class)) return `class ${printMembers(checker.getDeclaredTypeOfSymbol(target))}`;
    if (isA(ts.SymbolFlags.Interface))
      return `interface ${printMembers(checker.getDeclaredTypeOfSymbol(target))}`;
    if (isA(ts.SymbolFlags.TypeAlias)) {
      return `type ${print(checker.getDeclaredTypeOfSymbol(target), ts.TypeFormatFlags.InTypeAlias)}`;
    }
    return `${isA(ts.SymbolFlags.Function) ? 'function' : 'const'} ${print(checker.getTypeOfSymbol(target))}`;
  };
  const index = checker.getSymbolAtLocation(program.getSourceFile(join(packageDirectory, 'src/index.ts'))!)!;
  return checker
    .getExportsOfModule(index)
    .map((symbol) => `${symbol.name}: ${describeExport(symbol)}`)
    .sort()
    .join('\n');
}

it.each(['audit-log', 'domain'])('the public surface of %s is the reviewed one', (name) => {
  expect(readPublicSurface(name)).toMatchSnapshot();
});
