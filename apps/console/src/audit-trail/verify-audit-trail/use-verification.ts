import { useCallback, useEffect, useState } from 'react';
import { useOrganisationId } from '../../session/session-context.js';
import { findSession } from '../../session/session-store.js';
import { keepEvidence, readEvidence } from './evidence.js';
import type { VerificationMessage, VerificationRequest, VerificationResult } from './verification-message.js';

/** Where a verification stands. */
export type VerificationState = { readonly kind: 'verifying'; readonly bytes: number } | VerificationResult;

/** Verifies the organisation's trail when the page opens, and again on demand. */
export function useVerification() {
  const organisationId = useOrganisationId();
  const [run, setRun] = useState(0);
  const [state, setState] = useState<VerificationState>({ kind: 'verifying', bytes: 0 });
  useEffect(() => {
    const worker = new Worker(new URL('./verify.worker.ts', import.meta.url), { type: 'module' });
    const end = (result: VerificationResult) => {
      setState(result);
      worker.terminate();
      if (result.kind === 'failed' && result.status === 401) void findSession();
      // A trail that does not agree must not replace what shows that it does not.
      if (result.kind === 'judged' && result.verdict.verdict === 'verified') {
        keepEvidence(organisationId, result.evidence);
      }
    };
    worker.onmessage = ({ data }: MessageEvent<VerificationMessage>) => {
      if (data.kind === 'progress') setState({ kind: 'verifying', bytes: data.bytes });
      else end(data.result);
    };
    worker.onerror = () => end({ kind: 'failed', status: 0 });
    worker.postMessage({ organisationId, kept: readEvidence(organisationId) } satisfies VerificationRequest);
    return () => worker.terminate();
  }, [organisationId, run]);
  const verifyAgain = useCallback(() => {
    setState({ kind: 'verifying', bytes: 0 });
    setRun((count) => count + 1);
  }, []);
  return { state, verifyAgain };
}
