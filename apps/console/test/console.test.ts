import { inBrowser } from '@contacts/test-servers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from '@jest/globals';
import { ConsoleWorld } from './rig/console-world.js';
import { auditTrailScenarios } from './scenarios/audit-trail.js';
import { createContactScenarios } from './scenarios/create-contact.js';
import { editContactScenarios } from './scenarios/edit-contact.js';
import { fieldRulesScenarios } from './scenarios/field-rules.js';
import { frameScenarios } from './scenarios/frame.js';
import { listContactsScenarios } from './scenarios/list-contacts.js';
import { signInScenarios } from './scenarios/sign-in.js';

// One world for all of them: starting it takes longer than most.
let world: ConsoleWorld;
beforeAll(async () => {
  world = await ConsoleWorld.start();
});
afterAll(() => world.close());
beforeEach(() => world.sandbox.reset());
// Whatever a test is about: no page may break its policy, or log an error.
afterEach(async () => expect(await world.complaints()).toEqual([]));

const it = () => world;
const part = inBrowser(describe);
part('the sign-in', () => signInScenarios(it));
part('the list of contacts', () => listContactsScenarios(it));
part('the creation of a contact', () => createContactScenarios(it));
part('the rules of the form', () => fieldRulesScenarios(it));
part("a contact's page", () => editContactScenarios(it));
part('the audit trail', () => auditTrailScenarios(it));
part('the frame', () => frameScenarios(it));
