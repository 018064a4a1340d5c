import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { Type } from '@nestjs/common';
import { AppModule, type Ports } from './app.module.js';

const { controllers = [], providers = [] } = AppModule.over({} as Ports);
const provided = providers.map((provider) => ('provide' in provider ? provider.provide : provider));

/** What Nest injects by: the types that the compiler emits, and the tokens of `@Inject`. */
function dependenciesOf(controller: Type): unknown[] {
  const types = (Reflect.getMetadata('design:paramtypes', controller) ?? []) as unknown[];
  const tokens = (Reflect.getMetadata('self:paramtypes', controller) ?? []) as {
    index: number;
    param: unknown;
  }[];
  return types.map((type, index) => tokens.find((token) => token.index === index)?.param ?? type);
}

describe('AppModule', () => {
  it('has controllers with dependencies', () => {
    expect(controllers.some((controller) => controller.length > 0)).toBe(true);
  });

  it.each(controllers.map((controller) => [controller.name, controller] as const))(
    'can give %s what it needs',
    (_name, controller) => {
      const dependencies = dependenciesOf(controller);
      expect(dependencies).toHaveLength(controller.length);
      for (const dependency of dependencies) expect(provided).toContain(dependency);
    },
  );

  it('provides each thing once', () => {
    expect(new Set(provided).size).toBe(provided.length);
  });
});
