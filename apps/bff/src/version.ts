declare const CONTACTS_VERSION: string;

/** The version in package.json, put in by the bundler. */
export const version: string = CONTACTS_VERSION;
