// A process that writes through the store until it is killed, and says on stdout what was acknowledged.
import { writeSync } from 'node:fs';
import type { StorageConfiguration } from '../../src/config/configuration.js';
import { openStorage } from '../../src/storage/open-storage.js';
import { sampleIntent, sampleOutcome } from './samples.js';

const configuration = JSON.parse(process.argv[2] ?? '') as StorageConfiguration;
const storage = await openStorage(configuration);
await storage.prepare();

const say = (line: string) => writeSync(1, `${line}\n`);

async function write(): Promise<never> {
  for (;;) {
    const intent = sampleIntent();
    await storage.operations.begin(intent);
    say(`${intent.operation_id} attempted`);
    await storage.operations.finish(sampleOutcome(intent, 'created'));
    say(`${intent.operation_id} created`);
  }
}

await Promise.all(Array.from({ length: 16 }, write));
