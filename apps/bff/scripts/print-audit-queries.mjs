// Prints the queries that read the audit trail, as they are sent to PostgreSQL: what bench:audit explains.
// Takes the filters as JSON, `{"name": {filter}}`; prints `[{"name", "sql", "parameters"}]`. Needs a build.
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { readPage } from '../build/audit/read-page.js';
import { findNewestUnsealed, readLastSeq, readSealed } from '../build/audit/read-sealed.js';

const organisation = Number(process.argv[2]);
const filters = JSON.parse(process.argv[3]);
const printed = [];
let name = '';
const kysely = new Kysely({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
  log: ({ query: { sql, parameters } }) => printed.push({ name, sql, parameters }),
});
for (const [title, filter] of Object.entries(filters)) {
  name = title;
  await readPage(kysely, { organisation_id: organisation, limit: 50, ...filter });
}
name = 'export, 500 records in the middle';
await readSealed(kysely, { organisation_id: organisation, from: 4_000_001, to: 4_000_500 });
name = 'export, whether all is sealed';
await findNewestUnsealed(kysely, 'postgresql', organisation);
name = 'export, the last record';
await readLastSeq(kysely, organisation);
console.log(JSON.stringify(printed));
