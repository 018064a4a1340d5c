import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DescribeProblems } from '../platform/api-docs/describe-problems.js';

const text = { type: 'string' } as const;

/** The route's part of the OpenAPI document. */
export const DescribeAuthenticate = (): MethodDecorator =>
  applyDecorators(
    ApiTags('Authentication'),
    ApiOperation({
      operationId: 'authenticate',
      summary: 'Exchange credentials for an auth token at the vendor',
    }),
    ApiBody({
      schema: {
        title: 'Credentials',
        example: { application_token: 'your-application-token' },
        oneOf: [
          { type: 'object', required: ['application_token'], properties: { application_token: text } },
          {
            type: 'object',
            required: ['username', 'password'],
            properties: {
              username: text,
              password: {
                type: 'string',
                description: 'SHA-1 of the password, in hex',
                pattern: '^[0-9A-Fa-f]{40}$',
              },
              fingerprint: text,
            },
          },
          { type: 'object', required: ['refresh_token'], properties: { refresh_token: text } },
          {
            type: 'object',
            required: ['mfa_token', 'code'],
            properties: { mfa_token: text, code: text, trusted_device: { type: 'object' } },
          },
        ],
      },
    }),
    ApiOkResponse({
      description: "The vendor's answer: tokens, or the token of a second step",
      schema: {
        title: 'IssuedTokens',
        type: 'object',
        additionalProperties: true,
        properties: { auth_token: text, refresh_token: text, mfa_token: text },
        example: { auth_token: 'eyJhbGciOiJIUzM4NCJ9.e30.c2lnbmF0dXJl' },
      },
    }),
    DescribeProblems(400, 401, 413, 415, 429, 502, 503, 504),
  );
