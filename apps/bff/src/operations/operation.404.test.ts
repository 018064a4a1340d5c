import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { claimedToken } from '../../test/rig/claimed-token.js';
import { contactsPath, startApp, type InProcessApp } from '../../test/rig/in-process-app.js';
import { expectWholeProblem } from '../../test/rig/whole-problem.js';

const unknown = '01890000-0000-7000-8000-000000000000';

describe('GET operation, 404', () => {
  let bff: InProcessApp;
  let operationId: string;
  beforeAll(async () => {
    bff = await startApp();
    const created = await bff.call('POST', contactsPath, { body: { type: { id: 6 } } });
    operationId = String(created.headers['operation-id']);
  });
  afterAll(() => bff.close());

  const expectNotFound = async (id: string, bearer?: string) => {
    const instance = `/bff/operations/${id}`;
    const answer = await bff.call('GET', instance, bearer === undefined ? {} : { bearer });
    expectWholeProblem(answer, 404, {
      slug: 'not-found',
      instance,
      detail: /^There is no operation with this id that this caller has begun\.$/,
    });
  };

  it.each([
    ['an unknown id', unknown],
    ['an id that is no UUID', 'nonsense'],
    ['a UUID without its dashes', unknown.replaceAll('-', '')],
    ['a UUID with something behind it', `${unknown}0`],
  ])('does not find %s', (_case, id) => expectNotFound(id));

  it.each([
    ['another application of the same organisation', { 'esc.app': 8 }],
    ['a user of the same organisation', { 'esc.app': undefined, 'esc.user': 7 }],
    ['nobody but a token', { 'esc.app': undefined }],
    ['no organisation', { 'esc.org': undefined }],
  ])('does not show it to %s', (_case, claims) => expectNotFound(operationId, claimedToken(claims)));
});
