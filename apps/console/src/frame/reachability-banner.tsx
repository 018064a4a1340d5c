import { useReachability } from '../bff/reachability.js';
import { useTexts } from '../language/texts.js';
import { frameTexts } from './frame-texts.js';

/** Says so while nothing gets through. Always there, since screen readers tell of changes in what they know only. */
export function ReachabilityBanner() {
  const texts = useTexts(frameTexts);
  const reachability = useReachability();
  return (
    <div className="banner" role="status">
      {reachability !== 'reachable' && <p>{texts[reachability]}</p>}
    </div>
  );
}
