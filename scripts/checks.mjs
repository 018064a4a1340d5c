/**
 * What has to hold beside the tests; each is a script of the root package. The lists run at the same time, each in its
 * order, cheapest first: `lint` takes as long as all the others.
 */
export const checks = [['lint'], ['lint:format', 'lint:boundaries', 'lint:dead-code', 'typecheck']];
