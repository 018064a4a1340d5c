import { useTexts } from '../language/texts.js';
import { frameTexts } from './frame-texts.js';

/** Says that something is on its way. */
export function Loading() {
  return (
    <p className="loading" role="status">
      {useTexts(frameTexts).loading}
    </p>
  );
}
