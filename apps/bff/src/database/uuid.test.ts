import { expect, it } from '@jest/globals';
import { normaliseUuid } from './uuid.js';

const uuid = '01930a3c-aaaa-7bbb-8ccc-123456789abc';

it.each([uuid, uuid.toUpperCase()])('%s is a UUID', (text) => expect(normaliseUuid(text)).toBe(uuid));

it.each(['', 'x', uuid.slice(1), `${uuid}0`, `{${uuid}}`, uuid.replaceAll('-', ''), `${uuid}\n`])(
  '%j is none',
  (text) => expect(normaliseUuid(text)).toBeUndefined(),
);
