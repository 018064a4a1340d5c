import { verifyTrail } from './verify-trail.js';
import type { VerificationMessage, VerificationRequest } from './verification-message.js';

// A thread of its own, so that the page goes on while thousands of records are hashed.
const tell = (message: VerificationMessage) => postMessage(message);

onmessage = ({ data }: MessageEvent<VerificationRequest>) => {
  void verifyTrail(data, (bytes) => tell({ kind: 'progress', bytes })).then((result) =>
    tell({ kind: 'ended', result }),
  );
};
