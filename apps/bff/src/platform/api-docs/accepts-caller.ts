import { applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth } from '@nestjs/swagger';

/** Name of the session cookie in the OpenAPI document's security schemes. */
export const sessionScheme = 'session';

/** Documents that a route wants a caller: a bearer token, or a session. */
export const AcceptsCaller = (): MethodDecorator =>
  applyDecorators(ApiBearerAuth(), ApiCookieAuth(sessionScheme));
