/** What has to hold beside the tests, cheapest first; each is a script of the root package. */
export const checks = ['lint:format', 'typecheck', 'lint:boundaries', 'lint:dead-code', 'lint'];
