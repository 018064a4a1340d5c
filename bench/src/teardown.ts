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
