/** What `--help` prints. */
export const help = `Usage: node administer.js retain|erase [options]

Takes records of the audit trail, or what they say about persons, away for good. Reads the same environment as the
service; in PostgreSQL it works as the owner of the tables (DATABASE_MIGRATION_URL) while the service runs, with the
embedded database the service must be stopped.

retain: removes the first records of a chain and leaves a signed tombstone, so that the rest can still be verified.
  --chain NAME         organisation/<id> or service
  --all-chains         every chain
  --before TIME        records before this RFC 3339 time or date (00:00 UTC)
  --up-to-seq NUMBER   records up to this one; needs --chain
  The last record of a chain always stays, and so do records that are not sealed yet.

erase: erases address, user agent, origin and user name of persons' records; the chains stay verifiable.
  --caller KIND:ID     as events show it; KIND is application, user, subject or token; may be repeated
  --user-name NAME     records with this user name; may be repeated
  --organisation ID    in this organisation's chain only

Both:
  --dry-run            show what would be done, and do nothing
  --yes                do not ask
  --help               show this

Both can be run again after a failure: what is done is not done twice.
Exit code: 0 done, 1 not or not wholly done, 2 wrong usage, 78 bad configuration.

Examples:
  node administer.js retain --chain organisation/12345 --before 2025-01-01 --dry-run
  node administer.js retain --chain organisation/12345 --up-to-seq 1000
  node administer.js retain --all-chains --before 2025-01-01T00:00:00Z --yes
  node administer.js erase --caller user:42
  node administer.js erase --caller user:42 --user-name ada@example.com --organisation 12345 --yes
`;
