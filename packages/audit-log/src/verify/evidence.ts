import type { Sha256 } from '../bytes/sha256.js';
import type { ExportHeader } from '../export/export-header.js';
import type { Breach } from './breach.js';
import type { Survey } from './survey.js';

/** All that a diagnosis may look at. */
export interface Evidence {
  readonly breach: Breach;
  readonly survey: Survey;
  readonly header: ExportHeader;
  readonly sha256: Sha256;
}
