/** Organisation that every request of the benchmark is about. */
export const organisationId = 12_345;

/** Path of the one call that is measured. */
export const contactsPath = `/api/v1/organisation/${organisationId}/contact`;

/** A contact as a caller sends it: about 300 bytes, 10 of the 14 fields. */
export const exampleContact = {
  type: { id: 6 },
  name: 'Ada Example-Lovelace',
  title: 'Dr',
  department: 'Accounts payable',
  street: 'Example Street 11',
  zipcode: '10115',
  city: 'Berlin',
  country: { id: 74 },
  email: 'ada.example@invoices.example.com',
  phone: '+49 30 1234567',
  purchase_order_number: 'PO-2026-000117',
};

/**
 * Builds a bearer token of the vendor's form: three parts, claims of an application session, valid for four hours.
 * Its signature is arbitrary, since only the vendor can verify one (docs/upstream/authentication.md).
 */
export function exampleToken(): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: 'bench.example.com',
    aud: '/api/v1',
    iat: now,
    exp: now + 4 * 3600,
    'esc.org': organisationId,
    'esc.orgName': 'Example Org',
    'esc.app': 7,
  };
  return [encode({ alg: 'HS384', typ: 'JWT' }), encode(claims), 'A'.repeat(64)].join('.');
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
