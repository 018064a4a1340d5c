import type { ApiResponseOptions } from '@nestjs/swagger';

/** Headers of an answer, as the OpenAPI document has them. */
export type Headers = NonNullable<ApiResponseOptions['headers']>;

/** When to send the request again. */
export const retryAfter = (isRequired: boolean): Headers => ({
  'Retry-After': {
    ...(isRequired ? { required: true } : {}),
    description: 'Seconds until the request may be sent again',
    schema: { type: 'integer', minimum: 1, maximum: 3600 },
  },
});

/** Which operation a request has begun, or asked for again. */
export const operationId = (isRequired: boolean): Headers => ({
  'Operation-Id': {
    ...(isRequired ? { required: true } : {}),
    description: 'Id of the recorded operation',
    schema: { type: 'string', format: 'uuid' },
  },
});

/** Marks the answer to an earlier request with the same Idempotency-Key. */
export const idempotentReplayed: Headers = {
  'Idempotent-Replayed': {
    description: 'There when this is the answer to an earlier request with the same Idempotency-Key',
    schema: { type: 'string', enum: ['true'] },
  },
};

/** By which an answer is found in log and trail. */
export const requestId: Headers[string] = {
  required: true,
  description: "The request's own id when it sent an acceptable one, else a new one",
  schema: { type: 'string', pattern: '^[A-Za-z0-9._-]{8,64}$' },
};
