import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { anyOtherProblem } from './describe-problems.js';

/** Generates the OpenAPI document from the controllers and their decorators. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.0.3')
    .setTitle('Contacts')
    .setDescription(
      'Creates and manages organisation contacts at the vendor, at most once, with an audit trail. ' +
        'Every answer from 400 on is a problem (RFC 9457); its `type` leads to a page that explains it.',
    )
    .setVersion('1.0.0')
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: "The vendor's auth_token",
    })
    .addGlobalResponse(anyOtherProblem);
  // Controllers name their tags themselves; with Nest's own on top every operation would be listed twice.
  return SwaggerModule.createDocument(app, builder.build(), { autoTagControllers: false });
}
