import { readConfiguration, type ConfigurationResult } from './read-configuration.js';

/** The one place that reads `process.env`. */
export function readEnvironment(): ConfigurationResult {
  return readConfiguration(process.env);
}
