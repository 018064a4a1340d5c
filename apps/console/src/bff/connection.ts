import type { BffConnection } from '@contacts/bff-client';
import { watchedFetch } from './answers.js';

/** The BFF that serves this page, with the session cookie. */
export const connection: BffConnection = {
  baseUrl: '',
  credential: { kind: 'cookie' },
  fetch: watchedFetch,
};
