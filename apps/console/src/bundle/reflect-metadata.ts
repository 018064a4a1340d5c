/**
 * Stands in for the package `reflect-metadata` in this bundle, which is 4 kB gzipped: class-transformer asks for the declared
 * type of a member whose type it was given as well, and does without an answer.
 */
Object.assign(Reflect, { getMetadata: () => undefined });

export {};
