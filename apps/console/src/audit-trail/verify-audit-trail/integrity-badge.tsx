import { Notice, type NoticeKind } from '../../frame/notice.js';
import { useTexts } from '../../language/texts.js';
import { useFormats } from '../../language/use-formats.js';
import { useVerification, type VerificationState } from './use-verification.js';
import { Verdict } from './verdict.js';
import { verificationTexts } from './verification-texts.js';

/** Says whether the trail is unaltered, what was looked at, and against which checkpoints. */
export function IntegrityBadge() {
  const texts = useTexts(verificationTexts);
  const { number } = useFormats();
  const { state, verifyAgain } = useVerification();
  return (
    <section className="integrity" aria-labelledby="integrity-title">
      <h2 id="integrity-title">{texts.title}</h2>
      <Notice kind={noticeKindOf(state)}>
        {state.kind === 'verifying' && <p>{texts.verifying(number(Math.round(state.bytes / 1e5) / 10))}</p>}
        {state.kind === 'judged' && <Verdict judged={state} />}
        {(state.kind === 'empty' || state.kind === 'failed') && <p>{texts[state.kind]}</p>}
        {state.kind !== 'verifying' && (
          <button type="button" onClick={verifyAgain}>
            {texts.again}
          </button>
        )}
      </Notice>
    </section>
  );
}

function noticeKindOf(state: VerificationState): NoticeKind {
  if (state.kind === 'failed') return 'error';
  if (state.kind !== 'judged') return 'info';
  const kinds = { verified: 'success', broken: 'error', notVerifiable: 'doubt' } as const;
  return kinds[state.verdict.verdict];
}
