// What `npm start` shows: one contact created through the BFF, and what the audit trail says about it.

const organisation = 12345;

/**
 * Signs in with the sandbox's application token, creates a contact, prints its `Location` and its audit events.
 * @param {string} origin of the BFF
 * @throws {Error} when an answer is not the expected one
 */
export async function demonstrate(origin) {
  const { auth_token: token } = await call(`${origin}/api/v1/authenticate`, 200, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ application_token: 'sandbox-application-token' }),
  }).then((answer) => answer.json());
  const authorization = `Bearer ${token}`;

  const contact = { type: { id: 1 }, name: 'Ada Example', city: 'Berlin', country: { id: 74 } };
  const created = await call(`${origin}/api/v1/organisation/${organisation}/contact`, 201, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(contact),
  });
  console.log(`\nCreated a contact through the BFF.\n  Location: ${created.headers.get('location')}`);

  const operation = created.headers.get('operation-id');
  const trail = `${origin}/bff/organisation/${organisation}/audit-events?operation_id=${operation}`;
  const { events } = await call(trail, 200, { headers: { authorization } }).then((answer) => answer.json());
  console.log('  Audit events:');
  for (const { time, action, outcome, contact_id: id, fields } of events.reverse()) {
    console.log(
      `    ${time}  ${action}  ${outcome}${id === null ? '' : `  contact ${id}`}  fields: ${fields.join(', ')}`,
    );
  }
  console.log(`
API documentation: ${origin}/docs
Console: ${origin}/console/ (user ada@example.com, password sandbox)

Create another with the command line (paste both lines):
  echo sandbox-application-token | npm run -s contacts -- login --with-application-token
  npm run -s contacts -- create --type commercial --name "Grace Example"
`);
}

async function call(url, expected, options) {
  const answer = await fetch(url, options);
  if (answer.status === expected) return answer;
  throw new Error(
    `${options.method ?? 'GET'} ${new URL(url).pathname} answered ${answer.status}: ${await answer.text()}`,
  );
}
