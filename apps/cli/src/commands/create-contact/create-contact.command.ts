import type { CommandDefinition } from '../../command.js';
import { contactFlags } from '../../contact/contact-flags.js';

/** `contacts create` */
export const createContactCommand: CommandDefinition = {
  path: ['create'],
  summary: 'create a contact',
  description:
    'Checks the contact offline, then sends it once and prints its id. A country that is not given by its id is looked up ' +
    "in the vendor's list in between. On a terminal it asks for what is missing or wrong, and for everything when no field is " +
    'given; --no-input prevents that. Nothing is ever repeated by itself: when the answer is lost, the exit code is 7 and ' +
    'the message says how to find out. Running the same command with the same --idempotency-key never creates a second ' +
    'contact.',
  options: [
    ...contactFlags,
    {
      flags: '--file <file>',
      description: 'JSON file with the contact, `-` for stdin; flags override its fields',
    },
    {
      flags: '--idempotency-key <key>',
      description: 'name of this creation, 1 to 255 visible ASCII characters (default: a new UUID)',
    },
    { flags: '--dry-run', description: 'check the contact and show what would be sent; send nothing' },
  ],
  examples: [
    {
      purpose: 'Create a commercial contact',
      commandLine:
        'contacts create --type commercial --name "Ada Lovelace" --email ada@example.com --country de',
    },
    {
      purpose: 'Create the contact in a file, with another department',
      commandLine: 'contacts create --file contact.json --department Research --json',
    },
    {
      purpose: 'Check a contact from another program and see what would be sent',
      commandLine: `echo '{"type":{"id":6},"purchase_order_number":"PO-1"}' | contacts create --file - --org 12345 --dry-run`,
    },
  ],
  load: async () => (await import('./create-contact.js')).createContact,
};
