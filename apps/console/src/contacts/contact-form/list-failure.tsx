import type { UseQueryResult } from '@tanstack/react-query';
import { failureTexts } from '../../bff/failure-texts.js';
import { useTexts } from '../../language/texts.js';
import { fieldTexts } from './field-texts.js';

/** Says that what can be chosen from could not be loaded. */
export function ListFailure({ query }: { query: UseQueryResult }) {
  const texts = useTexts(fieldTexts);
  const { tryAgain } = useTexts(failureTexts);
  if (!query.isError) return null;
  return (
    <p className="faults" role="alert">
      {texts.listFailed}{' '}
      <button type="button" onClick={() => void query.refetch()}>
        {tryAgain}
      </button>
    </p>
  );
}
