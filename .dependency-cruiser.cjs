/** Boundaries of the repository; test/boundaries.test.ts plants violations to prove that they bite. */
const inBff = (folders) => `^apps/bff/src/(${folders})/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle makes two files one; neither can be understood or replaced alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'apps-never-import-each-other',
      comment: 'Apps talk over HTTP. What two of them share belongs in a package.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'packages-point-down',
      comment: 'Packages are used by apps, never the other way round.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(apps|bench)/' },
    },
    {
      name: 'domain-imports-nothing-of-ours',
      comment: 'The rules run in browsers, servers and the command line; they know none of them.',
      severity: 'error',
      from: { path: '^packages/domain/src/' },
      to: { path: '^(packages/(?!domain/)|apps/)' },
    },
    {
      name: 'audit-log-imports-nothing-of-ours',
      comment: 'An auditor must be able to read and run the verifier alone.',
      severity: 'error',
      from: { path: '^packages/audit-log/src/' },
      to: { path: '^(packages/(?!audit-log/)|apps/)' },
    },
    {
      name: 'audit-log-is-isomorphic',
      comment: 'Trails are verified in browsers too, and a browser has no Node modules.',
      severity: 'error',
      from: { path: '^packages/audit-log/src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'bff-client-knows-the-rules-only',
      comment: 'Frontends bundle it: it may cost them the contact rules and nothing else.',
      severity: 'error',
      from: { path: '^packages/bff-client/src/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^packages/(bff-client|domain)/' },
    },
    {
      name: 'csv-depends-on-nothing',
      comment: 'What writes CSV and what reads it back may run anywhere.',
      severity: 'error',
      from: { path: '^packages/csv/src/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^packages/csv/src/' },
    },
    {
      name: 'domain-is-isomorphic',
      comment: 'A browser has no Node modules.',
      severity: 'error',
      from: { path: '^packages/domain/src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'domain-core-needs-no-library',
      comment:
        'Whoever only wants to know whether a contact is valid need not load class-validator, which names what is wrong.',
      severity: 'error',
      from: {
        path: '^packages/domain/src/(core\\.ts|(contact-types|generated|json|mailbox|rules)/)',
        pathNot: '\\.test\\.ts$',
      },
      to: {
        path: '^packages/domain/src/(contact/(?!contact-fields)|decorators|validation)|node_modules',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'sandbox-is-an-independent-reading',
      comment:
        'The stand-in is written from the contract, so that domain and sandbox can be tested against each other.',
      severity: 'error',
      from: { path: '^apps/sandbox/src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/domain/' },
    },
    {
      name: 'test-servers-are-for-tests',
      comment: 'Nothing that ships may depend on test equipment.',
      severity: 'error',
      from: {
        path: '^(apps|packages)/[^/]+/src/',
        pathNot: '(\\.test\\.ts|\\.fixtures\\.ts)$|^packages/test-servers/',
      },
      to: { path: '^packages/test-servers/' },
    },
    {
      name: 'use-cases-know-no-http',
      comment:
        'A use case is the business step; it must read and run without a web framework or an HTTP client.',
      severity: 'error',
      from: { path: '\\.use-case\\.ts$' },
      to: { path: 'node_modules/(@nestjs|fastify|axios|undici)/' },
    },
    {
      name: 'audit-knows-neither-http-nor-callers',
      comment: 'The trail is a record of facts; who is asking and how is joined to it in request-audit/.',
      severity: 'error',
      from: { path: inBff('audit') },
      to: {
        path: inBff(
          'callers|contacts|countries|organisations|vendor-calls|operations|settlement|audit-events|request-audit|authentication|sessions|platform|upstream|quota',
        ),
      },
    },
    {
      name: 'database-is-the-bottom',
      comment: 'Connections, migrations and group commit serve every store and know none of them.',
      severity: 'error',
      from: { path: inBff('database') },
      to: { path: '^apps/bff/src/', pathNot: inBff('database|config') },
    },
    {
      name: 'upstream-points-nowhere-up',
      comment: 'The vendor client knows the vendor; what an answer means to a caller is decided above it.',
      severity: 'error',
      from: { path: inBff('upstream') },
      to: { path: '^apps/bff/src/', pathNot: inBff('upstream|config') },
    },
    {
      name: 'quota-counts-requests-only',
      comment:
        'Permits are leased from the database for the vendor client; who asks, and what for, is decided above.',
      severity: 'error',
      from: { path: inBff('quota') },
      to: { path: '^apps/bff/src/', pathNot: inBff('quota|upstream|database|config') },
    },
    {
      name: 'sessions-know-no-callers',
      comment:
        'A session keeps tokens and gets new ones; whom they speak for, and what requests do with them, is decided above.',
      severity: 'error',
      from: { path: inBff('sessions') },
      to: { path: '^apps/bff/src/', pathNot: inBff('sessions|upstream|secrets|database|config') },
    },
    {
      name: 'callers-know-no-features',
      comment: 'Who calls is known before what is asked for.',
      severity: 'error',
      from: { path: inBff('callers') },
      to: {
        path: inBff(
          'contacts|countries|organisations|vendor-calls|operations|settlement|audit|audit-events|request-audit|authentication|database|storage|quota',
        ),
      },
    },
    {
      name: 'operations-know-no-features',
      comment: 'Operations record what features do; features point to operations.',
      severity: 'error',
      from: { path: inBff('operations') },
      to: {
        path: inBff(
          'contacts|countries|organisations|vendor-calls|settlement|audit-events|request-audit|authentication|sessions|storage|quota',
        ),
      },
    },
    {
      name: 'platform-knows-no-features',
      comment: 'What every request passes must not depend on single features.',
      severity: 'error',
      from: { path: inBff('platform') },
      to: {
        path: inBff(
          'contacts|countries|organisations|vendor-calls|operations|settlement|audit|audit-events|request-audit|callers|authentication|sessions|upstream|storage|quota|console',
        ),
      },
    },
    {
      name: 'console-is-files-only',
      comment:
        'The console is a page like any other frontend: what it may do is decided where it asks for it.',
      severity: 'error',
      from: { path: inBff('console') },
      to: { path: '^apps/bff/src/', pathNot: inBff('console|platform') },
    },
    {
      name: 'administration-knows-no-requests',
      comment: "The operator's commands work on the database; nothing that answers requests is part of them.",
      severity: 'error',
      from: { path: inBff('administration') },
      to: {
        path: `^apps/bff/src/((create-app|serve)\\.ts$|(contacts|console|operations|audit-events|request-audit|callers|authentication|sessions|platform|upstream)/)`,
      },
    },
    {
      name: 'console-talks-through-the-client',
      comment:
        'The console is the example that frontends copy from: it takes the rules, the client and the verifier, nothing of a server.',
      severity: 'error',
      from: { path: '^apps/console/src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/(?!(domain|bff-client|audit-log)/)' },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports is dead or has lost its entry point.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: '(\\.test\\.ts|\\.d\\.ts|\\.cjs|\\.mjs|\\.config\\.js)$|/test/|^apps/console/src/bundle/',
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|build|node_modules/\\.cache|test-output)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      mainFields: ['main', 'types'],
    },
  },
};
