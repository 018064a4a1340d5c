export interface paths {
    readonly "/api/v1/authenticate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Exchange credentials for an auth token at the vendor */
        readonly post: operations["authenticate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/bff/session": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Tell who is signed in */
        readonly get: operations["getSession"];
        readonly put?: never;
        /**
         * Sign a browser in
         * @description A session ends what the browser had before. Its id is in an HttpOnly cookie.
         */
        readonly post: operations["signIn"];
        /** Sign a browser out */
        readonly delete: operations["signOut"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organisation/{org_id}/contact": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the contacts of an organisation
         * @description All of them, in the order and form in which the vendor gives them.
         */
        readonly get: operations["listContacts"];
        readonly put?: never;
        /**
         * Create a contact
         * @description Records the intent, sends the contact to the vendor at most once, records the outcome, answers. When the answer is lost the contact is in doubt (504): `retry` says whether it may be sent again.
         */
        readonly post: operations["createContact"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organisation/{org_id}/contact/{contact_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get a contact */
        readonly get: operations["getContact"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a contact
         * @description Records the intent before and the outcome after.
         */
        readonly delete: operations["deleteContact"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a contact
         * @description Members that are left out keep their value; `type` is fixed. Records the intent before and the outcome after.
         */
        readonly patch: operations["updateContact"];
        readonly trace?: never;
    };
    readonly "/api/v1/country": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the countries
         * @description Kept for an hour.
         */
        readonly get: operations["listCountries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organisation/my": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get the token's own organisation */
        readonly get: operations["getOwnOrganisation"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/bff/contact-types": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the contact types */
        readonly get: operations["listContactTypes"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/bff/operations/{operation_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What became of a creation
         * @description Foreign and unknown operations are not found alike.
         */
        readonly get: operations["getOperation"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/bff/operations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What became of the creation with an Idempotency-Key
         * @description Keys of other callers and unknown ones are not found alike. A key is kept for 30 days.
         */
        readonly get: operations["findOperation"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/bff/organisation/{org_id}/audit-events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read or export an organisation's audit trail
         * @description By Accept. `application/json`: one page, newest first; an event is there once its request is answered. `application/x-ndjson`: all sealed records, oldest first, as a stream in the format that auditors verify; with a filter other than a range of `seq` its first line says that it cannot be verified. `text/csv`: the same for reading. Reading is itself recorded: once for a caller, a filter and five minutes, with a count.
         */
        readonly get: operations["listAuditEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/bff/audit/checkpoint": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get the latest checkpoint of an organisation's chain */
        readonly get: operations["getAuditCheckpoint"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/bff/audit/public-key": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get the public keys of the audit trail */
        readonly get: operations["getAuditPublicKeys"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/health/live": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Is the process alive? */
        readonly get: operations["checkLiveness"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/health/ready": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Does this instance take requests? */
        readonly get: operations["checkReadiness"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly AuditEvent: {
            /** Format: uuid */
            readonly id: string;
            /** @description Number in the sealed chain; null until sealed */
            readonly seq: number | null;
            /** @description Name of the sealed chain; null until sealed */
            readonly chain?: string | null;
            /** Format: date-time */
            readonly time: string;
            /** @enum {string} */
            readonly action: "contact.create" | "contact.update" | "contact.delete" | "contact.read" | "contact.list" | "contact.settle" | "session.sign_in" | "session.sign_out" | "session.refresh" | "audit.read" | "audit.export" | "audit.retain" | "audit.erase" | "service.start" | "service.stop" | "request.refuse";
            /** @enum {string} */
            readonly outcome: "attempted" | "created" | "rejected" | "not_sent" | "in_doubt" | "ambiguous" | "succeeded" | "refused" | "failed";
            readonly caller: {
                readonly kind?: string;
                readonly id?: string | null;
                readonly accepted?: boolean;
            };
            readonly organisation_id?: number | null;
            readonly contact_id?: string | null;
            readonly operation_id?: string | null;
            readonly request_id?: string | null;
            readonly trace_id?: string | null;
            /** @description Names of the fields that were set; never their values. In records of the service itself: name=value */
            readonly fields?: readonly string[];
            readonly type_id?: number | null;
            readonly upstream?: {
                readonly status?: number | null;
                readonly error_token?: string | null;
            };
            readonly duration_ms?: number | null;
            readonly problem?: {
                readonly slug?: string;
                readonly status?: number;
            } | null;
            /** @description How many alike events this one stands for */
            readonly count?: number;
            readonly personal?: {
                readonly source_address?: string | null;
                readonly user_agent?: string | null;
                readonly origin?: string | null;
                readonly user_name?: string | null;
            } | null;
            /** @description base64url of 32 bytes; null until sealed */
            readonly personal_salt?: string | null;
            /** @description Hex SHA-256 of salt and personal members; outlives their erasure */
            readonly personal_commitment?: string | null;
            /** @description Hash of the record before; null until sealed */
            readonly previous_hash?: string | null;
            /** @description Hex SHA-256 of the sealed record; null until sealed */
            readonly hash?: string | null;
        };
        readonly AuditPage: {
            readonly events: readonly components["schemas"]["AuditEvent"][];
            readonly next_cursor: string | null;
        };
        /**
         * @example {
         *       "id": 4711,
         *       "organisation": {
         *         "id": 12345
         *       },
         *       "type": {
         *         "id": 6
         *       },
         *       "name": "Ada Example",
         *       "country": {
         *         "id": 74
         *       },
         *       "purchase_order_number": "PO-1"
         *     }
         */
        readonly Contact: {
            /** @example 4711 */
            readonly id: number;
            readonly organisation?: {
                /** @example 12345 */
                readonly id?: number;
            } & {
                readonly [key: string]: unknown;
            };
            /**
             * @description Contact type, 1 to 6; see GET /bff/contact-types
             * @example {
             *       "id": 6
             *     }
             */
            readonly type?: ({
                readonly id: number;
            } & {
                readonly [key: string]: unknown;
            }) | null;
            /**
             * @description First and last name
             * @example Ada Example
             */
            readonly name?: string | null;
            readonly title?: string | null;
            readonly department?: string | null;
            readonly street?: string | null;
            readonly zipcode?: string | null;
            readonly city?: string | null;
            /**
             * @description The vendor's country id
             * @example {
             *       "id": 74
             *     }
             */
            readonly country?: ({
                readonly id: number;
            } & {
                readonly [key: string]: unknown;
            }) | null;
            /** @example ada@example.com */
            readonly email?: string | null;
            readonly phone?: string | null;
            readonly mobile?: string | null;
            readonly state?: string | null;
            readonly secondary_address?: string | null;
            /**
             * @description On invoice contacts (type 6) only
             * @example PO-1
             */
            readonly purchase_order_number?: string | null;
        } & {
            readonly [key: string]: unknown;
        };
        readonly ContactType: {
            /** @example 6 */
            readonly id: number;
            /** @example Invoice address */
            readonly name: string;
        };
        /**
         * @example {
         *       "city": "Hamburg"
         *     }
         */
        readonly ContactUpdate: {
            /**
             * @description First and last name
             * @example Ada Example
             */
            readonly name?: string;
            readonly title?: string;
            readonly department?: string;
            readonly street?: string;
            readonly zipcode?: string;
            readonly city?: string;
            /**
             * @description The vendor's country id
             * @example {
             *       "id": 74
             *     }
             */
            readonly country?: {
                readonly id: number;
            };
            /**
             * Format: idn-email
             * @example ada@example.com
             */
            readonly email?: string;
            readonly phone?: string;
            readonly mobile?: string;
            readonly state?: string;
            readonly secondary_address?: string;
            /**
             * @description On invoice contacts (type 6) only
             * @example PO-1
             */
            readonly purchase_order_number?: string;
        };
        readonly Country: {
            /** @example 74 */
            readonly id: number;
            /** @example Germany */
            readonly name: string;
            /** @example de */
            readonly iso_code?: string | null;
            /** @example 49 */
            readonly country_code?: string | null;
            /** @example 262 */
            readonly mcc?: string | null;
        } & {
            readonly [key: string]: unknown;
        };
        /**
         * @example {
         *       "id": 4711,
         *       "organisation": {
         *         "id": 12345
         *       },
         *       "type": {
         *         "id": 6
         *       },
         *       "name": "Ada Example",
         *       "country": {
         *         "id": 74
         *       },
         *       "purchase_order_number": "PO-1",
         *       "contact_id": "4711"
         *     }
         */
        readonly CreatedContact: {
            /** @example 4711 */
            readonly id?: number;
            /** @example 4711 */
            readonly contact_id: string;
            readonly organisation?: {
                /** @example 12345 */
                readonly id?: number;
            } & {
                readonly [key: string]: unknown;
            };
            /**
             * @description Contact type, 1 to 6; see GET /bff/contact-types
             * @example {
             *       "id": 6
             *     }
             */
            readonly type?: ({
                readonly id: number;
            } & {
                readonly [key: string]: unknown;
            }) | null;
            /**
             * @description First and last name
             * @example Ada Example
             */
            readonly name?: string | null;
            readonly title?: string | null;
            readonly department?: string | null;
            readonly street?: string | null;
            readonly zipcode?: string | null;
            readonly city?: string | null;
            /**
             * @description The vendor's country id
             * @example {
             *       "id": 74
             *     }
             */
            readonly country?: ({
                readonly id: number;
            } & {
                readonly [key: string]: unknown;
            }) | null;
            /** @example ada@example.com */
            readonly email?: string | null;
            readonly phone?: string | null;
            readonly mobile?: string | null;
            readonly state?: string | null;
            readonly secondary_address?: string | null;
            /**
             * @description On invoice contacts (type 6) only
             * @example PO-1
             */
            readonly purchase_order_number?: string | null;
        } & {
            readonly [key: string]: unknown;
        };
        /**
         * @example {
         *       "application_token": "your-application-token"
         *     }
         */
        readonly Credentials: {
            readonly application_token: string;
        } | {
            readonly username: string;
            /** @description SHA-1 of the password, in hex */
            readonly password: string;
            readonly fingerprint?: string;
        } | {
            readonly refresh_token: string;
        } | {
            readonly mfa_token: string;
            readonly code: string;
            readonly trusted_device?: Record<string, never>;
        };
        /**
         * @example {
         *       "auth_token": "eyJhbGciOiJIUzM4NCJ9.e30.c2lnbmF0dXJl"
         *     }
         */
        readonly IssuedTokens: {
            readonly auth_token?: string;
            readonly refresh_token?: string;
            readonly mfa_token?: string;
        } & {
            readonly [key: string]: unknown;
        };
        /**
         * @example {
         *       "type": {
         *         "id": 6
         *       },
         *       "name": "Ada Example",
         *       "country": {
         *         "id": 74
         *       },
         *       "purchase_order_number": "PO-1"
         *     }
         */
        readonly NewContact: {
            /**
             * @description Contact type, 1 to 6; see GET /bff/contact-types
             * @example {
             *       "id": 6
             *     }
             */
            readonly type: {
                readonly id: number;
            };
            /**
             * @description First and last name
             * @example Ada Example
             */
            readonly name?: string;
            readonly title?: string;
            readonly department?: string;
            readonly street?: string;
            readonly zipcode?: string;
            readonly city?: string;
            /**
             * @description The vendor's country id
             * @example {
             *       "id": 74
             *     }
             */
            readonly country?: {
                readonly id: number;
            };
            /**
             * Format: idn-email
             * @example ada@example.com
             */
            readonly email?: string;
            readonly phone?: string;
            readonly mobile?: string;
            readonly state?: string;
            readonly secondary_address?: string;
            /**
             * @description On invoice contacts (type 6) only
             * @example PO-1
             */
            readonly purchase_order_number?: string;
        };
        readonly OperationView: {
            /** Format: uuid */
            readonly operation_id: string;
            /** @enum {string} */
            readonly state: "attempted" | "created" | "rejected" | "not_sent" | "in_doubt" | "ambiguous";
            /** @example 12345 */
            readonly organisation_id: number;
            /** @example 4711 */
            readonly contact_id: string | null;
            /** @example /api/v1/organisation/12345/contact/4711 */
            readonly location: string | null;
            /** Format: date-time */
            readonly created_at: string;
            /**
             * @description Whose token read the vendor's list in which the outcome was found afterwards; null when the request itself brought it.
             * @enum {string|null}
             */
            readonly settled_by: "operation_token" | "later_request" | "application_token" | null;
            /**
             * @description What an open operation waits for: `upstream`: the vendor has not answered yet; `settlement`: it is looked at soon; `quiet_period`: an absent contact counts as not sent only then; `rival_operation`: another creation of an equal contact is under way; `token`: no token at hand may read the organisation's contacts, the next request of the organisation brings one; `list`: the vendor does not show its list. Null when the outcome is known.
             * @enum {string|null}
             */
            readonly waiting_for: "upstream" | "settlement" | "quiet_period" | "rival_operation" | "token" | "list" | null;
        };
        readonly Organisation: {
            /** @example 12345 */
            readonly id?: number;
            /** @example Example Org */
            readonly name?: string;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description Problem details (RFC 9457) */
        readonly Problem: {
            /** @description `/problems/<slug>`, the path of a page about it */
            readonly type: string;
            readonly title: string;
            readonly status: number;
            readonly detail: string;
            /** @description Request path without query */
            readonly instance: string;
            readonly request_id: string;
            /** Format: uuid */
            readonly operation_id?: string;
            /**
             * @description Whether the request may be sent again: `safe` as it is, `same_key` only with the same Idempotency-Key
             * @enum {string}
             */
            readonly retry?: "safe" | "same_key" | "never";
            /** @description Path of the contact that the Idempotency-Key has created */
            readonly location?: string;
            /** @description The vendor's */
            readonly error_code?: number;
            /** @description The vendor's */
            readonly error_token?: string;
            /** @description The same as `detail`, under the vendor's name for it */
            readonly message: string;
            readonly errors?: readonly components["schemas"]["ProblemDetail"][];
        };
        readonly ProblemDetail: {
            /** @description JSON Pointer (RFC 6901) into the request body */
            readonly pointer?: string;
            readonly code: string;
            readonly error_code?: number | null;
            readonly error_token?: string | null;
            readonly message: string;
        };
        readonly PublicKeySet: {
            readonly keys: readonly {
                /** @enum {string} */
                readonly kty: "OKP";
                /** @enum {string} */
                readonly crv: "Ed25519";
                readonly kid: string;
                /** @description base64url of the 32 bytes of the key */
                readonly x: string;
                /** @enum {string} */
                readonly use?: "sig";
                /** @enum {string} */
                readonly alg?: "EdDSA";
            }[];
        };
        readonly Session: {
            readonly caller: {
                /** @enum {string} */
                readonly kind: "application" | "user" | "subject" | "token";
                /** @example 1 */
                readonly id: string;
                /** @example 12345 */
                readonly organisation_id: number | null;
            };
            /**
             * Format: date-time
             * @description When the session ends at the latest; not there with a bearer token
             */
            readonly expires_at?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The request's own id when it sent an acceptable one, else a new one */
        readonly "X-Request-Id": string;
    };
    pathItems: never;
}
export type AuditEvent = components['schemas']['AuditEvent'];
export type AuditPage = components['schemas']['AuditPage'];
export type Contact = components['schemas']['Contact'];
export type ContactType = components['schemas']['ContactType'];
export type ContactUpdate = components['schemas']['ContactUpdate'];
export type Country = components['schemas']['Country'];
export type CreatedContact = components['schemas']['CreatedContact'];
export type Credentials = components['schemas']['Credentials'];
export type IssuedTokens = components['schemas']['IssuedTokens'];
export type NewContact = components['schemas']['NewContact'];
export type OperationView = components['schemas']['OperationView'];
export type Organisation = components['schemas']['Organisation'];
export type Problem = components['schemas']['Problem'];
export type ProblemDetail = components['schemas']['ProblemDetail'];
export type PublicKeySet = components['schemas']['PublicKeySet'];
export type Session = components['schemas']['Session'];
export type HeaderXRequestId = components['headers']['X-Request-Id'];
export type $defs = Record<string, never>;
export interface operations {
    readonly authenticate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Credentials"];
            };
        };
        readonly responses: {
            /** @description The vendor's answer: tokens, or the token of a second step */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["IssuedTokens"];
                };
            };
            /** @description `malformed-json`: The request body is not acceptable JSON; `invalid-path-parameter`: An id in the path is not valid; `forbidden-query-parameter`: A query parameter is not allowed here; `invalid-idempotency-key`: The Idempotency-Key is not valid; `bad-request`: The request cannot be understood */
            readonly 400: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-authenticated`: No valid auth token; `session-expired`: The session is over */
            readonly 401: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly "WWW-Authenticate": "Bearer";
                    /** @description Takes the cookie of a session that is over */
                    readonly "Set-Cookie"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The request body is too large */
            readonly 413: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The request body has an unsupported type */
            readonly 415: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests; `upstream-quota`: The vendor's request limit is reached */
            readonly 429: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream-protocol`: The vendor answered in a way that is not understood */
            readonly 502: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-sent`: The request could not be passed on to the vendor; `storage-unavailable`: The service cannot record what it does; `shutting-down`: This instance is shutting down */
            readonly 503: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-doubt`: The vendor's answer was lost */
            readonly 504: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal; `type` names it */
            readonly default: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After"?: number;
                    /** @description On 405: the methods that the path has */
                    readonly Allow?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly getSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Who is signed in */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `malformed-json`: The request body is not acceptable JSON; `invalid-path-parameter`: An id in the path is not valid; `forbidden-query-parameter`: A query parameter is not allowed here; `invalid-idempotency-key`: The Idempotency-Key is not valid; `bad-request`: The request cannot be understood */
            readonly 400: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-authenticated`: No valid auth token; `session-expired`: The session is over */
            readonly 401: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly "WWW-Authenticate": "Bearer";
                    /** @description Takes the cookie of a session that is over */
                    readonly "Set-Cookie"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The token does not give access to this organisation; `csrf`: The request may have been forged by another page; `host-not-allowed`: The Host header names a host that this service does not answer for */
            readonly 403: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests; `upstream-quota`: The vendor's request limit is reached */
            readonly 429: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-sent`: The request could not be passed on to the vendor; `storage-unavailable`: The service cannot record what it does; `shutting-down`: This instance is shutting down */
            readonly 503: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal; `type` names it */
            readonly default: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After"?: number;
                    /** @description On 405: the methods that the path has */
                    readonly Allow?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly signIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description `1`; needed with the session cookie on every method but GET and HEAD */
                readonly "X-Contacts-CSRF"?: "1";
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly username: string;
                    /**
                     * Format: password
                     * @description As it is typed
                     */
                    readonly password: string;
                } | {
                    readonly application_token: string;
                } | {
                    /** @description The second factor, after a 202 */
                    readonly code: string;
                };
            };
        };
        readonly responses: {
            /** @description Signed in */
            readonly 201: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description The session's cookie */
                    readonly "Set-Cookie"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
            /** @description A second factor is due within ten minutes: send its code to the same address */
            readonly 202: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description The session's cookie */
                    readonly "Set-Cookie"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly mfa: "required";
                    };
                };
            };
            /** @description `malformed-json`: The request body is not acceptable JSON; `invalid-path-parameter`: An id in the path is not valid; `forbidden-query-parameter`: A query parameter is not allowed here; `invalid-idempotency-key`: The Idempotency-Key is not valid; `bad-request`: The request cannot be understood */
            readonly 400: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-authenticated`: No valid auth token; `session-expired`: The session is over */
            readonly 401: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly "WWW-Authenticate": "Bearer";
                    /** @description Takes the cookie of a session that is over */
                    readonly "Set-Cookie"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The token does not give access to this organisation; `csrf`: The request may have been forged by another page; `host-not-allowed`: The Host header names a host that this service does not answer for */
            readonly 403: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The request body is too large */
            readonly 413: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The request body has an unsupported type */
            readonly 415: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests; `upstream-quota`: The vendor's request limit is reached */
            readonly 429: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream-protocol`: The vendor answered in a way that is not understood */
            readonly 502: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-sent`: The request could not be passed on to the vendor; `storage-unavailable`: The service cannot record what it does; `shutting-down`: This instance is shutting down */
            readonly 503: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-doubt`: The vendor's answer was lost */
            readonly 504: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal; `type` names it */
            readonly default: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After"?: number;
                    /** @description On 405: the methods that the path has */
                    readonly Allow?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly signOut: {
        readonly parameters: {
            readonly query?: {
                /** @description `true` ends every session of the same caller */
                readonly all?: boolean;
            };
            readonly header: {
                /** @description `1`; needed with the session cookie on every method but GET and HEAD */
                readonly "X-Contacts-CSRF": "1";
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Signed out */
            readonly 204: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description The session's cookie */
                    readonly "Set-Cookie"?: string;
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed-json`: The request body is not acceptable JSON; `invalid-path-parameter`: An id in the path is not valid; `forbidden-query-parameter`: A query parameter is not allowed here; `invalid-idempotency-key`: The Idempotency-Key is not valid; `bad-request`: The request cannot be understood */
            readonly 400: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-authenticated`: No valid auth token; `session-expired`: The session is over */
            readonly 401: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly "WWW-Authenticate": "Bearer";
                    /** @description Takes the cookie of a session that is over */
                    readonly "Set-Cookie"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The token does not give access to this organisation; `csrf`: The request may have been forged by another page; `host-not-allowed`: The Host header names a host that this service does not answer for */
            readonly 403: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests; `upstream-quota`: The vendor's request limit is reached */
            readonly 429: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-sent`: The request could not be passed on to the vendor; `storage-unavailable`: The service cannot record what it does; `shutting-down`: This instance is shutting down */
            readonly 503: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal; `type` names it */
            readonly default: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After"?: number;
                    /** @description On 405: the methods that the path has */
                    readonly Allow?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listContacts: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly org_id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All contacts */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["Contact"][];
                };
            };
            /** @description `malformed-json`: The request body is not acceptable JSON; `invalid-path-parameter`: An id in the path is not valid; `forbidden-query-parameter`: A query parameter is not allowed here; `invalid-idempotency-key`: The Idempotency-Key is not valid; `bad-request`: The request cannot be understood */
            readonly 400: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-authenticated`: No valid auth token; `session-expired`: The session is over */
            readonly 401: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly "WWW-Authenticate": "Bearer";
                    /** @description Takes the cookie of a session that is over */
                    readonly "Set-Cookie"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The token does not give access to this organisation; `csrf`: The request may have been forged by another page; `host-not-allowed`: The Host header names a host that this service does not answer for */
            readonly 403: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            readonly 404: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation-failed`: The input breaks a rule; `idempotency-key-reused`: The Idempotency-Key belongs to another contact; `upstream-rejected`: The vendor refused the contact */
            readonly 422: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests; `upstream-quota`: The vendor's request limit is reached */
            readonly 429: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream-protocol`: The vendor answered in a way that is not understood */
            readonly 502: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-sent`: The request could not be passed on to the vendor; `storage-unavailable`: The service cannot record what it does; `shutting-down`: This instance is shutting down */
            readonly 503: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal; `type` names it */
            readonly default: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After"?: number;
                    /** @description On 405: the methods that the path has */
                    readonly Allow?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly createContact: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description 1 to 255 visible ASCII characters, bare or as an RFC 8941 string; one key, at most one contact. */
                readonly "Idempotency-Key"?: string;
                /** @description For bulk work: waits behind the requests of people for the limits of the vendor. */
                readonly "X-Contacts-Lane"?: "bulk";
            };
            readonly path: {
                readonly org_id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewContact"];
            };
        };
        readonly responses: {
            /** @description The contact exists. */
            readonly 201: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Path of the contact */
                    readonly Location: string;
                    /** @description Id of the recorded operation */
                    readonly "Operation-Id": string;
                    /** @description There when this is the answer to an earlier request with the same Idempotency-Key */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CreatedContact"];
                };
            };
            /** @description `malformed-json`: The request body is not acceptable JSON; `invalid-path-parameter`: An id in the path is not valid; `forbidden-query-parameter`: A query parameter is not allowed here; `invalid-idempotency-key`: The Idempotency-Key is not valid; `bad-request`: The request cannot be understood */
            readonly 400: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Id of the recorded operation */
                    readonly "Operation-Id"?: string;
                    /** @description There when this is the answer to an earlier request with the same Idempotency-Key */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-authenticated`: No valid auth token; `session-expired`: The session is over */
            readonly 401: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly "WWW-Authenticate": "Bearer";
                    /** @description Takes the cookie of a session that is over */
                    readonly "Set-Cookie"?: string;
                    /** @description Id of the recorded operation */
                    readonly "Operation-Id"?: string;
                    /** @description There when this is the answer to an earlier request with the same Idempotency-Key */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The token does not give access to this organisation; `csrf`: The request may have been forged by another page; `host-not-allowed`: The Host header names a host that this service does not answer for */
            readonly 403: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Id of the recorded operation */
                    readonly "Operation-Id"?: string;
                    /** @description There when this is the answer to an earlier request with the same Idempotency-Key */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            readonly 404: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Id of the recorded operation */
                    readonly "Operation-Id"?: string;
                    /** @description There when this is the answer to an earlier request with the same Idempotency-Key */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation-in-progress`: A creation with this Idempotency-Key is still running; `conflict`: A creation with this Idempotency-Key has already finished */
            readonly 409: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    /** @description Path of the contact that the key has created */
                    readonly Location?: string;
                    /** @description Id of the recorded operation */
                    readonly "Operation-Id"?: string;
                    /** @description There when this is the answer to an earlier request with the same Idempotency-Key */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The request body is too large */
            readonly 413: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Id of the recorded operation */
                    readonly "Operation-Id"?: string;
                    /** @description There when this is the answer to an earlier request with the same Idempotency-Key */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The request body has an unsupported type */
            readonly 415: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Id of the recorded operation */
                    readonly "Operation-Id"?: string;
                    /** @description There when this is the answer to an earlier request with the same Idempotency-Key */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation-failed`: The input breaks a rule; `idempotency-key-reused`: The Idempotency-Key belongs to another contact; `upstream-rejected`: The vendor refused the contact */
            readonly 422: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Id of the recorded operation */
                    readonly "Operation-Id"?: string;
                    /** @description There when this is the answer to an earlier request with the same Idempotency-Key */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests; `upstream-quota`: The vendor's request limit is reached */
            readonly 429: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    /** @description Id of the recorded operation */
                    readonly "Operation-Id"?: string;
                    /** @description There when this is the answer to an earlier request with the same Idempotency-Key */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream-protocol`: The vendor answered in a way that is not understood */
            readonly 502: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Id of the recorded operation */
                    readonly "Operation-Id"?: string;
                    /** @description There when this is the answer to an earlier request with the same Idempotency-Key */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-sent`: The request could not be passed on to the vendor; `storage-unavailable`: The service cannot record what it does; `shutting-down`: This instance is shutting down */
            readonly 503: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    /** @description Id of the recorded operation */
                    readonly "Operation-Id"?: string;
                    /** @description There when this is the answer to an earlier request with the same Idempotency-Key */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-doubt`: The vendor's answer was lost */
            readonly 504: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    /** @description Id of the recorded operation */
                    readonly "Operation-Id"?: string;
                    /** @description There when this is the answer to an earlier request with the same Idempotency-Key */
                    readonly "Idempotent-Replayed"?: "true";
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal; `type` names it */
            readonly default: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After"?: number;
                    /** @description On 405: the methods that the path has */
                    readonly Allow?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly getContact: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly org_id: number;
                readonly contact_id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The contact as the vendor shows it */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description `malformed-json`: The request body is not acceptable JSON; `invalid-path-parameter`: An id in the path is not valid; `forbidden-query-parameter`: A query parameter is not allowed here; `invalid-idempotency-key`: The Idempotency-Key is not valid; `bad-request`: The request cannot be understood */
            readonly 400: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-authenticated`: No valid auth token; `session-expired`: The session is over */
            readonly 401: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly "WWW-Authenticate": "Bearer";
                    /** @description Takes the cookie of a session that is over */
                    readonly "Set-Cookie"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The token does not give access to this organisation; `csrf`: The request may have been forged by another page; `host-not-allowed`: The Host header names a host that this service does not answer for */
            readonly 403: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            readonly 404: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation-failed`: The input breaks a rule; `idempotency-key-reused`: The Idempotency-Key belongs to another contact; `upstream-rejected`: The vendor refused the contact */
            readonly 422: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests; `upstream-quota`: The vendor's request limit is reached */
            readonly 429: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream-protocol`: The vendor answered in a way that is not understood */
            readonly 502: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-sent`: The request could not be passed on to the vendor; `storage-unavailable`: The service cannot record what it does; `shutting-down`: This instance is shutting down */
            readonly 503: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal; `type` names it */
            readonly default: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After"?: number;
                    /** @description On 405: the methods that the path has */
                    readonly Allow?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly deleteContact: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly org_id: number;
                readonly contact_id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The contact is gone. */
            readonly 204: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed-json`: The request body is not acceptable JSON; `invalid-path-parameter`: An id in the path is not valid; `forbidden-query-parameter`: A query parameter is not allowed here; `invalid-idempotency-key`: The Idempotency-Key is not valid; `bad-request`: The request cannot be understood */
            readonly 400: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-authenticated`: No valid auth token; `session-expired`: The session is over */
            readonly 401: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly "WWW-Authenticate": "Bearer";
                    /** @description Takes the cookie of a session that is over */
                    readonly "Set-Cookie"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The token does not give access to this organisation; `csrf`: The request may have been forged by another page; `host-not-allowed`: The Host header names a host that this service does not answer for */
            readonly 403: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            readonly 404: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation-failed`: The input breaks a rule; `idempotency-key-reused`: The Idempotency-Key belongs to another contact; `upstream-rejected`: The vendor refused the contact */
            readonly 422: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests; `upstream-quota`: The vendor's request limit is reached */
            readonly 429: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream-protocol`: The vendor answered in a way that is not understood */
            readonly 502: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-sent`: The request could not be passed on to the vendor; `storage-unavailable`: The service cannot record what it does; `shutting-down`: This instance is shutting down */
            readonly 503: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-doubt`: The vendor's answer was lost */
            readonly 504: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal; `type` names it */
            readonly default: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After"?: number;
                    /** @description On 405: the methods that the path has */
                    readonly Allow?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly updateContact: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly org_id: number;
                readonly contact_id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ContactUpdate"];
            };
        };
        readonly responses: {
            /** @description The contact is changed. */
            readonly 204: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed-json`: The request body is not acceptable JSON; `invalid-path-parameter`: An id in the path is not valid; `forbidden-query-parameter`: A query parameter is not allowed here; `invalid-idempotency-key`: The Idempotency-Key is not valid; `bad-request`: The request cannot be understood */
            readonly 400: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-authenticated`: No valid auth token; `session-expired`: The session is over */
            readonly 401: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly "WWW-Authenticate": "Bearer";
                    /** @description Takes the cookie of a session that is over */
                    readonly "Set-Cookie"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The token does not give access to this organisation; `csrf`: The request may have been forged by another page; `host-not-allowed`: The Host header names a host that this service does not answer for */
            readonly 403: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            readonly 404: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The request body is too large */
            readonly 413: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The request body has an unsupported type */
            readonly 415: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation-failed`: The input breaks a rule; `idempotency-key-reused`: The Idempotency-Key belongs to another contact; `upstream-rejected`: The vendor refused the contact */
            readonly 422: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests; `upstream-quota`: The vendor's request limit is reached */
            readonly 429: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream-protocol`: The vendor answered in a way that is not understood */
            readonly 502: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-sent`: The request could not be passed on to the vendor; `storage-unavailable`: The service cannot record what it does; `shutting-down`: This instance is shutting down */
            readonly 503: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in-doubt`: The vendor's answer was lost */
            readonly 504: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal; `type` names it */
            readonly default: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After"?: number;
                    /** @description On 405: the methods that the path has */
                    readonly Allow?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listCountries: {
        readonly parameters: {
            readonly query?: {
                /** @description true leaves out the doubles of one country that differ in their mobile country code only */
                readonly geographic?: boolean;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The vendor's countries */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["Country"][];
                };
            };
            /** @description `malformed-json`: The request body is not acceptable JSON; `invalid-path-parameter`: An id in the path is not valid; `forbidden-query-parameter`: A query parameter is not allowed here; `invalid-idempotency-key`: The Idempotency-Key is not valid; `bad-request`: The request cannot be understood */
            readonly 400: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-authenticated`: No valid auth token; `session-expired`: The session is over */
            readonly 401: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly "WWW-Authenticate": "Bearer";
                    /** @description Takes the cookie of a session that is over */
                    readonly "Set-Cookie"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The token does not give access to this organisation; `csrf`: The request may have been forged by another page; `host-not-allowed`: The Host header names a host that this service does not answer for */
            readonly 403: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation-failed`: The input breaks a rule; `idempotency-key-reused`: The Idempotency-Key belongs to another contact; `upstream-rejected`: The vendor refused the contact */
            readonly 422: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests; `upstream-quota`: The vendor's request limit is reached */
            readonly 429: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream-protocol`: The vendor answered in a way that is not understood */
            readonly 502: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-sent`: The request could not be passed on to the vendor; `storage-unavailable`: The service cannot record what it does; `shutting-down`: This instance is shutting down */
            readonly 503: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal; `type` names it */
            readonly default: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After"?: number;
                    /** @description On 405: the methods that the path has */
                    readonly Allow?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly getOwnOrganisation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The organisation as the vendor shows it */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Organisation"];
                };
            };
            /** @description `malformed-json`: The request body is not acceptable JSON; `invalid-path-parameter`: An id in the path is not valid; `forbidden-query-parameter`: A query parameter is not allowed here; `invalid-idempotency-key`: The Idempotency-Key is not valid; `bad-request`: The request cannot be understood */
            readonly 400: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-authenticated`: No valid auth token; `session-expired`: The session is over */
            readonly 401: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly "WWW-Authenticate": "Bearer";
                    /** @description Takes the cookie of a session that is over */
                    readonly "Set-Cookie"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The token does not give access to this organisation; `csrf`: The request may have been forged by another page; `host-not-allowed`: The Host header names a host that this service does not answer for */
            readonly 403: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            readonly 404: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation-failed`: The input breaks a rule; `idempotency-key-reused`: The Idempotency-Key belongs to another contact; `upstream-rejected`: The vendor refused the contact */
            readonly 422: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests; `upstream-quota`: The vendor's request limit is reached */
            readonly 429: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream-protocol`: The vendor answered in a way that is not understood */
            readonly 502: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-sent`: The request could not be passed on to the vendor; `storage-unavailable`: The service cannot record what it does; `shutting-down`: This instance is shutting down */
            readonly 503: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal; `type` names it */
            readonly default: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After"?: number;
                    /** @description On 405: the methods that the path has */
                    readonly Allow?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listContactTypes: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The known types */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["ContactType"][];
                };
            };
            /** @description Any other refusal; `type` names it */
            readonly default: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After"?: number;
                    /** @description On 405: the methods that the path has */
                    readonly Allow?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly getOperation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly operation_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The operation */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OperationView"];
                };
            };
            /** @description `not-authenticated`: No valid auth token; `session-expired`: The session is over */
            readonly 401: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly "WWW-Authenticate": "Bearer";
                    /** @description Takes the cookie of a session that is over */
                    readonly "Set-Cookie"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            readonly 404: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests; `upstream-quota`: The vendor's request limit is reached */
            readonly 429: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-sent`: The request could not be passed on to the vendor; `storage-unavailable`: The service cannot record what it does; `shutting-down`: This instance is shutting down */
            readonly 503: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal; `type` names it */
            readonly default: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After"?: number;
                    /** @description On 405: the methods that the path has */
                    readonly Allow?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly findOperation: {
        readonly parameters: {
            readonly query?: {
                /** @description In which the key was used; the token's own by default */
                readonly organisation?: number;
            };
            readonly header: {
                readonly "Idempotency-Key": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The operation */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OperationView"];
                };
            };
            /** @description `malformed-json`: The request body is not acceptable JSON; `invalid-path-parameter`: An id in the path is not valid; `forbidden-query-parameter`: A query parameter is not allowed here; `invalid-idempotency-key`: The Idempotency-Key is not valid; `bad-request`: The request cannot be understood */
            readonly 400: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-authenticated`: No valid auth token; `session-expired`: The session is over */
            readonly 401: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly "WWW-Authenticate": "Bearer";
                    /** @description Takes the cookie of a session that is over */
                    readonly "Set-Cookie"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The token does not give access to this organisation; `csrf`: The request may have been forged by another page; `host-not-allowed`: The Host header names a host that this service does not answer for */
            readonly 403: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            readonly 404: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests; `upstream-quota`: The vendor's request limit is reached */
            readonly 429: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-sent`: The request could not be passed on to the vendor; `storage-unavailable`: The service cannot record what it does; `shutting-down`: This instance is shutting down */
            readonly 503: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal; `type` names it */
            readonly default: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After"?: number;
                    /** @description On 405: the methods that the path has */
                    readonly Allow?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listAuditEvents: {
        readonly parameters: {
            readonly query?: {
                /** @description Exports only: first record */
                readonly from_seq?: number;
                /** @description Exports only: last record */
                readonly to_seq?: number;
                /** @description Pages only: events on a page */
                readonly limit?: number;
                /** @description Pages only: next_cursor of the former page */
                readonly cursor?: string;
                /** @description Events at or after this RFC 3339 time */
                readonly since?: string;
                /** @description Events before this RFC 3339 time */
                readonly until?: string;
                /** @description Only this action */
                readonly action?: "contact.create" | "contact.update" | "contact.delete" | "contact.read" | "contact.list" | "contact.settle" | "session.sign_in" | "session.sign_out" | "session.refresh" | "audit.read" | "audit.export" | "audit.retain" | "audit.erase" | "service.start" | "service.stop" | "request.refuse";
                /** @description Only this outcome */
                readonly outcome?: "attempted" | "created" | "rejected" | "not_sent" | "in_doubt" | "ambiguous" | "succeeded" | "refused" | "failed";
                /** @description Only this caller, by its id */
                readonly actor?: string;
                /** @description Only this contact */
                readonly contact_id?: string;
                /** @description Only this request */
                readonly request_id?: string;
                /** @description Only this operation */
                readonly operation_id?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly org_id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page, or an export */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Of exports: a name for the file */
                    readonly "Content-Disposition"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AuditPage"];
                    readonly "application/x-ndjson": string;
                    readonly "text/csv": string;
                };
            };
            /** @description `malformed-json`: The request body is not acceptable JSON; `invalid-path-parameter`: An id in the path is not valid; `forbidden-query-parameter`: A query parameter is not allowed here; `invalid-idempotency-key`: The Idempotency-Key is not valid; `bad-request`: The request cannot be understood */
            readonly 400: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-authenticated`: No valid auth token; `session-expired`: The session is over */
            readonly 401: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly "WWW-Authenticate": "Bearer";
                    /** @description Takes the cookie of a session that is over */
                    readonly "Set-Cookie"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The token does not give access to this organisation; `csrf`: The request may have been forged by another page; `host-not-allowed`: The Host header names a host that this service does not answer for */
            readonly 403: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-acceptable`: The requested format is not available */
            readonly 406: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests; `upstream-quota`: The vendor's request limit is reached */
            readonly 429: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-sent`: The request could not be passed on to the vendor; `storage-unavailable`: The service cannot record what it does; `shutting-down`: This instance is shutting down */
            readonly 503: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal; `type` names it */
            readonly default: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After"?: number;
                    /** @description On 405: the methods that the path has */
                    readonly Allow?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly getAuditCheckpoint: {
        readonly parameters: {
            readonly query: {
                readonly organisation: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A signed note (https://c2sp.org/signed-note) */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/plain": string;
                };
            };
            /** @description `malformed-json`: The request body is not acceptable JSON; `invalid-path-parameter`: An id in the path is not valid; `forbidden-query-parameter`: A query parameter is not allowed here; `invalid-idempotency-key`: The Idempotency-Key is not valid; `bad-request`: The request cannot be understood */
            readonly 400: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-authenticated`: No valid auth token; `session-expired`: The session is over */
            readonly 401: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly "WWW-Authenticate": "Bearer";
                    /** @description Takes the cookie of a session that is over */
                    readonly "Set-Cookie"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The token does not give access to this organisation; `csrf`: The request may have been forged by another page; `host-not-allowed`: The Host header names a host that this service does not answer for */
            readonly 403: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found */
            readonly 404: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: Too many requests; `upstream-quota`: The vendor's request limit is reached */
            readonly 429: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-sent`: The request could not be passed on to the vendor; `storage-unavailable`: The service cannot record what it does; `shutting-down`: This instance is shutting down */
            readonly 503: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal; `type` names it */
            readonly default: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After"?: number;
                    /** @description On 405: the methods that the path has */
                    readonly Allow?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly getAuditPublicKeys: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A JWK Set (RFC 7517) */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PublicKeySet"];
                };
            };
            /** @description Any other refusal; `type` names it */
            readonly default: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After"?: number;
                    /** @description On 405: the methods that the path has */
                    readonly Allow?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly checkLiveness: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is. */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly status: "live";
                    };
                };
            };
            /** @description Any other refusal; `type` names it */
            readonly default: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After"?: number;
                    /** @description On 405: the methods that the path has */
                    readonly Allow?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly checkReadiness: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It does. */
            readonly 200: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly status: "ready";
                        /**
                         * @description Of the service
                         * @example 0.1.0
                         */
                        readonly version: string;
                        /**
                         * @description Where operations and the audit trail are kept; `sqlite` is for one instance
                         * @enum {string}
                         */
                        readonly storage: "postgresql" | "sqlite";
                    };
                };
            };
            /** @description `not-sent`: The request could not be passed on to the vendor; `storage-unavailable`: The service cannot record what it does; `shutting-down`: This instance is shutting down */
            readonly 503: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal; `type` names it */
            readonly default: {
                headers: {
                    readonly "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds until the request may be sent again */
                    readonly "Retry-After"?: number;
                    /** @description On 405: the methods that the path has */
                    readonly Allow?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
