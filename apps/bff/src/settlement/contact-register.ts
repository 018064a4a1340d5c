/**
 * Which contacts of an organisation are accounted for: those that a reading of its list has shown, and those that
 * operations are known to have created. Every method rejects with StorageUnavailable within the storage deadline.
 */
export abstract class ContactRegister {
  /**
   * Notes the contacts of a whole list. Whoever is given the reading's number, and sends a creation after that, knows that
   * none of these contacts is the new one.
   * @param contactIds decimal ids of a list that was received before this call
   * @returns the reading's number; a later reading has a higher one
   */
  abstract recordReading(organisationId: number, contactIds: readonly string[]): Promise<number>;

  /** @returns the newest reading of any process, or null when there is none */
  abstract newestReading(organisationId: number): Promise<number | null>;

  /** @returns the first reading that showed each of these contacts; those that none has shown are left out */
  abstract firstReadings(
    organisationId: number,
    contactIds: readonly string[],
  ): Promise<ReadonlyMap<string, number>>;

  /** @returns which of these contacts operations are known to have created */
  abstract findAttributed(
    organisationId: number,
    contactIds: readonly string[],
  ): Promise<ReadonlySet<string>>;
}
