import type { CallFailure } from '@contacts/bff-client';
import { Notice } from '../frame/notice.js';
import { useTexts } from '../language/texts.js';
import { describeFailure } from './describe-failure.js';
import { failureTexts } from './failure-texts.js';

/** Shows a failed call, with a button to try it again where there is a way to. */
export function FailureNotice({ failure, onRetry }: { failure: CallFailure; onRetry?: () => void }) {
  const texts = useTexts(failureTexts);
  return (
    <Notice kind="error">
      <p>{describeFailure(failure, texts)}</p>
      {onRetry !== undefined && (
        <button type="button" onClick={onRetry}>
          {texts.tryAgain}
        </button>
      )}
    </Notice>
  );
}
