import type { ApiDocument, ApiOperation, ApiResponse, ApiSchema } from './api-document.js';
import { compareSchemas, type Direction } from './compare-schemas.js';

/**
 * Finds what of an API's change breaks clients of the version before: something they use is gone, something that they do
 * not send is required, something that they send is refused, or something that they rely on may be missing. Additions are
 * free, new values in answers among them.
 */
export function findBreakingChanges(before: ApiDocument, after: ApiDocument): string[] {
  return Object.entries(before.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, was]) => {
      const name = `${method.toUpperCase()} ${path}`;
      const is = after.paths[path]?.[method];
      if (is === undefined) return [`${name} is gone`];
      return new OperationComparison(name, before, after).compare(was, is);
    }),
  );
}

/** One operation in two documents. */
class OperationComparison {
  constructor(
    private readonly name: string,
    private readonly before: ApiDocument,
    private readonly after: ApiDocument,
  ) {}

  compare(was: ApiOperation, is: ApiOperation): string[] {
    return [
      ...this.#compareParameters(was, is),
      ...this.#compareBodies(was.requestBody, is.requestBody),
      ...this.#compareSecurity(was, is),
      ...Object.entries(was.responses).flatMap(([status, response]) => {
        const then = is.responses[status];
        const where = `${this.name} ${status}`;
        return then === undefined ? [`${where} is gone`] : this.#compareResponses(response, then, where);
      }),
    ];
  }

  #compareParameters(
    { parameters: old = [] }: ApiOperation,
    { parameters: now = [] }: ApiOperation,
  ): string[] {
    const find = (list: typeof old, { name, in: place }: (typeof old)[number]) =>
      list.find((parameter) => parameter.name === name && parameter.in === place);
    const required = now.filter(
      (parameter) => parameter.required === true && find(old, parameter)?.required !== true,
    );
    return [
      ...required.map(({ name }) => `${this.name} parameter ${name} is required now`),
      ...old.flatMap((parameter) => {
        const where = `${this.name} parameter ${parameter.name}`;
        const then = find(now, parameter);
        return then === undefined
          ? [`${where} is gone`]
          : this.#compareSchemas(parameter.schema, then.schema, 'request', where);
      }),
    ];
  }

  #compareBodies(was: ApiOperation['requestBody'], is: ApiOperation['requestBody']): string[] {
    const where = `${this.name} body`;
    if (is === undefined) return was === undefined ? [] : [`${where} is gone`];
    if (is.required === true && was?.required !== true) return [`${where} is required now`];
    return Object.entries(was?.content ?? {}).flatMap(([mediaType, { schema }]) => {
      const then = is.content[mediaType];
      return then === undefined
        ? [`${where} ${mediaType} is gone`]
        : this.#compareSchemas(schema, then.schema, 'request', where);
    });
  }

  /** Each way in which a client may show who it is must stay, and none may become needed. */
  #compareSecurity({ security: old = [] }: ApiOperation, { security: now = [] }: ApiOperation): string[] {
    if (old.length === 0) return now.length === 0 ? [] : [`${this.name} needs authentication now`];
    const names = now.map((way) => Object.keys(way).sort().join());
    return old
      .map((way) => Object.keys(way).sort().join())
      .filter((way) => now.length > 0 && !names.includes(way))
      .map((way) => `${this.name} security ${way} is gone`);
  }

  #compareResponses(was: ApiResponse, is: ApiResponse, where: string): string[] {
    return [
      ...Object.entries(was.content ?? {}).flatMap(([mediaType, { schema }]) => {
        const then = is.content?.[mediaType];
        return then === undefined
          ? [`${where} ${mediaType} is gone`]
          : this.#compareSchemas(schema, then.schema, 'answer', where);
      }),
      ...Object.entries(was.headers ?? {}).flatMap(([name, header]) => {
        const then = is.headers?.[name];
        if (then === undefined) return [`${where} header ${name} is gone`];
        const isLess = header.required === true && then.required !== true;
        return isLess ? [`${where} header ${name} may be missing now`] : [];
      }),
    ];
  }

  #compareSchemas(
    was: ApiSchema | undefined,
    is: ApiSchema | undefined,
    direction: Direction,
    where: string,
  ): string[] {
    return compareSchemas(
      { document: this.before, schema: was ?? {} },
      { document: this.after, schema: is ?? {} },
      direction,
      where,
    );
  }
}
