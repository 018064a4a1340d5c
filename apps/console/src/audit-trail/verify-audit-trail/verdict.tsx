import { useTexts } from '../../language/texts.js';
import { useFormats } from '../../language/use-formats.js';
import type { VerificationResult } from './verification-message.js';
import { causeTexts, verificationTexts } from './verification-texts.js';

/** A verdict in words. */
export function Verdict({ judged }: { judged: Extract<VerificationResult, { kind: 'judged' }> }) {
  const texts = useTexts(verificationTexts);
  const causes = useTexts(causeTexts);
  const { number, time } = useFormats();
  const { verdict, kept, checkpointTime, hasNewKey } = judged;
  switch (verdict.verdict) {
    case 'verified':
      return (
        <>
          <p>
            <strong>{texts.verified}</strong> {texts.range(number(verdict.from), number(verdict.to))}
          </p>
          <p>
            {texts.checkpoint(number(verdict.checkpoints.latest ?? 0), time(checkpointTime))}{' '}
            {kept === undefined ? texts.first : texts.kept(number(kept.size), time(kept.time))}{' '}
            {verdict.erased > 0 && texts.erased(number(verdict.erased))}
          </p>
          {hasNewKey && <p>{texts.newKey}</p>}
        </>
      );
    case 'broken':
      return (
        <>
          <p>
            <strong>{texts.broken(number(verdict.seq))}</strong>{' '}
            {texts.why(verdict.causes.map((cause) => causes[cause]).join(texts.or))}
          </p>
          <p>{verdict.explanation}</p>
        </>
      );
    case 'notVerifiable':
      return (
        <>
          <p>{texts.notVerifiable}</p>
          <p>{verdict.explanation}</p>
        </>
      );
  }
}
