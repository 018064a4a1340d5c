import { fileURLToPath } from 'node:url';
import { compileService } from './service-script.js';

compileService(fileURLToPath(new URL('service.cjs', import.meta.url))).run();
