/** Where an export goes. */
export interface ExportTarget {
  /** In words for messages. */
  readonly name: string;
  /** Whether what has been written can be taken back. */
  readonly canDiscard: boolean;
  /**
   * Writes the next bytes and waits until there is room for more.
   * @returns whether somebody still wants them
   * @throws CommandFailure (unexpected) when they cannot be stored
   */
  write(chunk: Uint8Array): Promise<boolean>;
  /** Ends a whole export. */
  complete(): Promise<void>;
  /** Takes back what can be taken back of an export that is not whole; does nothing after {@link complete}. */
  discard(): Promise<void>;
}
