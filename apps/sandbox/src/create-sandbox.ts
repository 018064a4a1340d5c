import { fastify, type FastifyInstance } from 'fastify';
import { Lockout } from './authenticate/lockout.js';
import { SessionTokens } from './authenticate/session-tokens.js';
import type { Settings } from './config/environment.js';
import { registerControlApi } from './control/control-api.js';
import { FaultQueue } from './faults/fault-queue.js';
import { HeldExchanges } from './faults/held-exchanges.js';
import { RateLimits } from './rate-limits/rate-limits.js';
import { RequestLog } from './request-log/request-log.js';
import { SandboxState } from './state/sandbox-state.js';
import { openStateFile } from './state/state-file.js';
import { memoryStore } from './state/state-store.js';
import { registerVendorApi, serveUndecodablePath, type Gateway } from './vendor/vendor-api.js';
import type { VendorContext } from './vendor/vendor-context.js';
import { vendorRoutes } from './vendor/vendor-routes.js';

/**
 * Builds the sandbox: the vendor's routes behind log, limits and faults, and the control routes beside them.
 * @param settings limits, token lifetime, and the state file if any; host and port are for whoever listens
 * @returns a Fastify instance that does not listen yet
 * @throws ConfigurationError when the state file is unusable
 */
export async function createSandbox(settings: Settings): Promise<FastifyInstance> {
  const { state, store } =
    settings.stateFile === undefined
      ? { state: new SandboxState(), store: memoryStore }
      : await openStateFile(settings.stateFile);
  const tokens = new SessionTokens(state.signingKey, settings.tokenLifetimeSeconds);
  const context: VendorContext = { state, store, tokens, lockout: new Lockout() };
  const gateway: Gateway = {
    requestLog: new RequestLog(),
    rateLimits: new RateLimits(settings.requestsPer5Minutes, settings.loginsPer5Minutes),
    faults: new FaultQueue(),
    held: new HeldExchanges(),
  };

  const app = fastify({
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 4096 },
    frameworkErrors: (_error, request, reply) => void serveUndecodablePath(gateway, request, reply),
  });
  // Bodies reach the handlers undecoded: the vendor's refusals of a bad one are part of what is imitated.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.addHook('preClose', (done) => {
    gateway.held.release();
    done();
  });
  await app.register(
    (control, _options, done) => {
      registerControlApi(control, gateway, context);
      done();
    },
    { prefix: '/sandbox' },
  );
  registerVendorApi(app, gateway, vendorRoutes(context));
  return app;
}
