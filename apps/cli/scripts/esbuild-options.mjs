import { fileURLToPath } from 'node:url';

/** What all parts of the command line are bundled with. */
export const options = {
  absWorkingDir: fileURLToPath(new URL('../', import.meta.url)),
  bundle: true,
  platform: 'node',
  target: 'node20',
  // class-validator's CommonJS build cannot be shaken; its ES module build is a ninth of the size.
  mainFields: ['module', 'main'],
  minify: true,
  // They stand in a file of their own, whole.
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};
