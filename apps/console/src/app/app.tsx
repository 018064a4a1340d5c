import { QueryClientProvider } from '@tanstack/react-query';
import { Router } from 'wouter';
import { Frame } from '../frame/frame.js';
import { ReachabilityBanner } from '../frame/reachability-banner.js';
import { CallerPages } from '../session/caller-pages.js';
import { SessionGate } from '../session/session-gate.js';
import { Pages } from './pages.js';
import { queryClient } from './query-client.js';

/** The console. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Router base="/console">
        <ReachabilityBanner />
        <SessionGate>
          <CallerPages>
            <Frame>
              <Pages />
            </Frame>
          </CallerPages>
        </SessionGate>
      </Router>
    </QueryClientProvider>
  );
}
