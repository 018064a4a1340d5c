import type * as runModule from '../run.js';
import { PartLoader } from './part-loader.js';

/** Stands for `run.ts` in the bundle. */
export const { run } = new PartLoader(`${__filename}.cache`).load('./run.js') as typeof runModule;
