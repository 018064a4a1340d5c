import { applyDecorators } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { AcceptsCaller } from '../../platform/api-docs/accepts-caller.js';
import { DescribeProblems } from '../../platform/api-docs/describe-problems.js';
import type { Schema } from '../../platform/api-docs/schema.js';

const text = { type: 'string' } as const;

const session: Schema = {
  title: 'Session',
  type: 'object',
  required: ['caller'],
  properties: {
    caller: {
      type: 'object',
      required: ['kind', 'id', 'organisation_id'],
      properties: {
        kind: { type: 'string', enum: ['application', 'user', 'subject', 'token'] },
        id: { ...text, example: '1' },
        organisation_id: { type: 'integer', nullable: true, example: 12345 },
      },
    },
    expires_at: {
      type: 'string',
      format: 'date-time',
      description: 'When the session ends at the latest; not there with a bearer token',
    },
  },
};

const cookieHeader = {
  headers: { 'Set-Cookie': { description: "The session's cookie", schema: text } },
};

const csrfHeader = (required: boolean) =>
  ApiHeader({
    name: 'X-Contacts-CSRF',
    required,
    description: '`1`; needed with the session cookie on every method but GET and HEAD',
    schema: { type: 'string', enum: ['1'] },
  });

/** The part of `POST /bff/session` in the OpenAPI document. */
export const DescribeSignIn = (): MethodDecorator =>
  applyDecorators(
    ApiTags('Session'),
    ApiOperation({
      operationId: 'signIn',
      summary: 'Sign a browser in',
      description: 'A session ends what the browser had before. Its id is in an HttpOnly cookie.',
    }),
    csrfHeader(false),
    ApiBody({
      schema: {
        oneOf: [
          {
            type: 'object',
            additionalProperties: false,
            required: ['username', 'password'],
            properties: {
              username: text,
              password: { type: 'string', format: 'password', description: 'As it is typed' },
            },
          },
          {
            type: 'object',
            additionalProperties: false,
            required: ['application_token'],
            properties: { application_token: text },
          },
          {
            type: 'object',
            additionalProperties: false,
            required: ['code'],
            properties: { code: { ...text, description: 'The second factor, after a 202' } },
          },
        ],
      },
    }),
    ApiCreatedResponse({ description: 'Signed in', schema: session, ...cookieHeader }),
    ApiAcceptedResponse({
      description: 'A second factor is due within ten minutes: send its code to the same address',
      schema: {
        type: 'object',
        required: ['mfa'],
        properties: { mfa: { type: 'string', enum: ['required'] } },
      },
      ...cookieHeader,
    }),
    DescribeProblems(400, 401, 403, 413, 415, 429, 502, 503, 504),
  );

/** The part of `GET /bff/session` in the OpenAPI document. */
export const DescribeReadSession = (): MethodDecorator =>
  applyDecorators(
    ApiTags('Session'),
    AcceptsCaller(),
    ApiOperation({ operationId: 'getSession', summary: 'Tell who is signed in' }),
    ApiOkResponse({ description: 'Who is signed in', schema: session }),
    DescribeProblems(400, 401, 403, 429, 503),
  );

/** The part of `DELETE /bff/session` in the OpenAPI document. */
export const DescribeSignOut = (): MethodDecorator =>
  applyDecorators(
    ApiTags('Session'),
    AcceptsCaller(),
    ApiOperation({ operationId: 'signOut', summary: 'Sign a browser out' }),
    csrfHeader(true),
    ApiQuery({
      name: 'all',
      required: false,
      description: '`true` ends every session of the same caller',
      schema: { type: 'boolean' },
    }),
    ApiNoContentResponse({ description: 'Signed out', ...cookieHeader }),
    DescribeProblems(400, 401, 403, 429, 503),
  );
