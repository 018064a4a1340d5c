import tseslint from 'typescript-eslint';

/** Where the environment may be read: one validated file per app. */
const environmentReaders = [
  'apps/*/src/config/environment.ts',
  'scripts/**',
  'bench/src/**',
  'packages/test-servers/src/**',
  '**/test/**',
  '**/*.test.ts',
  'apps/*/scripts/**',
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/build/**',
      '**/node_modules/**',
      '**/generated/**',
      '**/test-output/**',
      '.dependency-cruiser.cjs',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: [
            '*.js',
            'scripts/*.mjs',
            'apps/*/scripts/*.mjs',
            'packages/*/scripts/*.mjs',
            'apps/*/vite.config.js',
          ],
          maximumDefaultProjectFileMatchCount_THIS_WILL_SLOW_DOWN_LINTING: 30,
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 300 }],
      eqeqeq: 'error',
      'no-console': 'error',
      'prefer-const': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Read the environment in config/environment.ts only; pass values on.',
        },
      ],
      // Nest modules and decorated models are classes without members of their own.
      '@typescript-eslint/no-extraneous-class': 'off',
      // Turning an import into `import type` removes the metadata that Nest's injection needs.
      '@typescript-eslint/consistent-type-imports': 'off',
      // Decorated models describe plain data: what is parsed from JSON has their shape, not their prototype.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  { files: environmentReaders, rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['scripts/**', 'bench/src/**', 'apps/*/scripts/**', 'packages/*/scripts/**'],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.mjs', '*.js'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['**/*.test.ts', '**/test/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
);
