import { describe, expect, it } from '@jest/globals';
import { checkService } from './check-service.js';

describe('checkService', () => {
  it.each([
    ['0.1.0', '0.1.0', 'ok', '0.1.0, as the BFF'],
    ['0.1.0', '0.1.7', 'ok', '0.1.0, and the BFF is 0.1.7'],
    ['0.1.0', '0.2.0', 'warning', '0.1.0, and the BFF is 0.2.0'],
    ['1.2.0', '1.9.4', 'ok', '1.2.0, and the BFF is 1.9.4'],
    ['1.2.0', '2.0.0', 'warning', '1.2.0, and the BFF is 2.0.0'],
  ])('compares %s with a BFF %s', (own, version, status, message) => {
    expect(checkService({ version }, own)).toEqual([
      expect.objectContaining({ check: 'version', status, message }),
    ]);
  });

  it('takes a BFF that says nothing for an older one', () => {
    expect(checkService({}, '0.1.0')).toMatchObject([{ status: 'warning', fix: expect.any(String) }]);
  });

  it.each([
    ['sqlite', /embedded database/],
    ['postgresql', /PostgreSQL/],
  ])('names the storage %s', (storage, words) => {
    expect(checkService({ storage }, '0.1.0')[1]).toMatchObject({
      check: 'storage',
      message: expect.stringMatching(words),
    });
  });

  it('says nothing about a storage that it does not know', () => {
    for (const storage of ['other', 'constructor', 1])
      expect(checkService({ storage }, '0.1.0')).toHaveLength(1);
  });
});
