import { reachability } from '../bff/reachability.js';
import { useTexts } from '../language/texts.js';
import { useStore } from '../store/store.js';
import { frameTexts } from './frame-texts.js';

/** Says so while nothing gets through. Always there, since screen readers tell of changes in what they know only. */
export function ReachabilityBanner() {
  const texts = useTexts(frameTexts);
  const state = useStore(reachability);
  return (
    <div className="banner" role="status">
      {state !== 'reachable' && <p>{texts[state]}</p>}
    </div>
  );
}
