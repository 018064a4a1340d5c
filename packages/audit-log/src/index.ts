export { AuditFormatError } from './audit-format-error.js';
export type { Sha256 } from './bytes/sha256.js';
export { CanonicalFormError, canonicalize } from './canonical/canonicalize.js';
export { formatExportHeader, maxLineBytes, type ExportHeader } from './export/export-header.js';
export { formatTombstoneLine } from './export/tombstone-line.js';
export { parsePublicKeys } from './keys/parse-public-keys.js';
export { formatVkey, parseVkey } from './keys/vkey.js';
export type { ChainHead } from './note/chain-head.js';
export { parseCheckpoint, signCheckpoint, type Checkpoint } from './note/checkpoint.js';
export { keyIdOf, keyNameOf, type NotePublicKey } from './note/note-key.js';
export { parseCheckpoints } from './note/parse-checkpoints.js';
export { createNoteSigner, signNote, type NoteSigner } from './note/sign-note.js';
export {
  formatSignedNote,
  parseSignedNote,
  type NoteSignature,
  type SignedNote,
} from './note/signed-note.js';
export { parseTombstone, signTombstone, type Tombstone } from './note/tombstone.js';
export { verifyNote, type NoteState, type VerifyEd25519 } from './note/verify-note.js';
export {
  firstPreviousHash,
  isChainName,
  type AuditRecord,
  type PersonalMembers,
  type RecordedCaller,
  type SealedMembers,
} from './record/audit-record.js';
export { commitPersonal } from './record/commit-personal.js';
export { hashRecord } from './record/hash-record.js';
export { createVerifier, type ExportVerifier } from './verify/create-verifier.js';
export {
  causes,
  type Anchor,
  type Broken,
  type Cause,
  type NotVerifiable,
  type NotVerifiableReason,
  type Verification,
  type Verified,
} from './verify/verification.js';
export { verifyExport } from './verify/verify-export.js';
export type { VerifyOptions } from './verify/verify-options.js';
