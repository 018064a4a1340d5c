import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { sessionScheme } from './accepts-caller.js';
import { anyOtherProblem } from './describe-problems.js';
import { problemExamples } from './problem-examples.js';
import { requestId } from './response-headers.js';
import { shareSchemas } from './share-schemas.js';

/**
 * Generates the OpenAPI document from the controllers and their decorators.
 * @param sessionCookie name of the cookie that holds a session's id
 */
export function describeApi(app: INestApplication, sessionCookie: string): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.0.3')
    .setTitle('Contacts')
    .setDescription(
      'Creates and manages organisation contacts at the vendor, at most once, with an audit trail. ' +
        'Every answer from 400 on is a problem (RFC 9457); its `type` leads to a page that explains it. ' +
        'Answers may get further members and enumerations further values: ignore what you do not know.',
    )
    .setVersion('1.0.0')
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: "The vendor's auth_token",
    })
    .addCookieAuth(
      sessionCookie,
      {
        type: 'apiKey',
        in: 'cookie',
        description:
          'Given by POST /bff/session; a bearer token wins over it. Methods other than GET and HEAD also need `X-Contacts-CSRF: 1`.',
      },
      sessionScheme,
    )
    .addGlobalResponse(anyOtherProblem);
  // Controllers name their tags themselves; with Nest's own on top every operation would be listed twice.
  const document = SwaggerModule.createDocument(app, builder.build(), { autoTagControllers: false });
  const { paths, components, ...rest } = shareSchemas(document);
  return {
    ...rest,
    paths: addRequestIds(paths),
    components: { ...components, headers: { 'X-Request-Id': requestId }, examples: problemExamples() },
  };
}

function addRequestIds(paths: OpenAPIObject['paths']): OpenAPIObject['paths'] {
  for (const item of Object.values(paths)) {
    for (const operation of [item.get, item.post, item.patch, item.delete]) {
      for (const response of Object.values(operation?.responses ?? {})) {
        if (response === undefined || '$ref' in response) continue;
        response.headers = {
          'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' },
          ...response.headers,
        };
      }
    }
  }
  return paths;
}
