import type { CallFailure } from '@contacts/bff-client';
import { Notice } from '../frame/notice.js';
import { language } from '../language/language.js';
import { useTexts } from '../language/texts.js';
import { useStore } from '../store/store.js';
import { describeFailure } from './describe-failure.js';
import { failureTexts } from './failure-texts.js';

/** Shows a failed call, with a button to try it again where there is a way to. */
export function FailureNotice({ failure, onRetry }: { failure: CallFailure; onRetry?: () => void }) {
  const { tryAgain } = useTexts(failureTexts);
  const chosen = useStore(language);
  return (
    <Notice kind="error">
      <p>{describeFailure(failure, chosen)}</p>
      {onRetry !== undefined && (
        <button type="button" onClick={onRetry}>
          {tryAgain}
        </button>
      )}
    </Notice>
  );
}
