import config from './jest.config.js';

/** Also the tests that take long, or need the repository's whole history: `pnpm soak` runs them. */
export default {
  ...config,
  projects: config.projects.map((project) => ({
    ...project,
    testMatch: [...project.testMatch, '<rootDir>/**/*.soak.ts'],
  })),
};
