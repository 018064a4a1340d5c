import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Problem } from '../problem/problem.js';

/** Injection token of the function that gives the OpenAPI document as JSON text. */
export const apiDocument = Symbol('apiDocument');

/** Files of the documentation page that come from the package `swagger-ui-dist`, with their media types. */
const assets: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Contacts API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
<div id="documentation"></div>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/assets/show-documentation.js"></script>
</html>
`;

const showDocumentation = `SwaggerUIBundle({ url: '/bff/openapi.json', dom_id: '#documentation', validatorUrl: null });\n`;

/** Nothing from elsewhere; Swagger UI sets inline styles and data images itself. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The OpenAPI document and a page to browse it, both without loading anything from elsewhere. */
@ApiExcludeController()
@Controller()
export class ApiDocsController {
  readonly #folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

  constructor(@Inject(apiDocument) private readonly document: () => string) {}

  @Get('bff/openapi.json')
  openApi(@Res() reply: FastifyReply): void {
    reply.header('content-type', 'application/json; charset=utf-8').send(this.document());
  }

  @Get('docs')
  @RouteConfig({ anyFormat: true })
  docs(@Res() reply: FastifyReply): void {
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', contentSecurityPolicy)
      .send(page);
  }

  @Get('docs/assets/:file')
  @RouteConfig({ anyFormat: true })
  async asset(@Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    reply.header('cache-control', 'public, max-age=3600');
    if (file === 'show-documentation.js') {
      reply.header('content-type', 'text/javascript; charset=utf-8').send(showDocumentation);
      return;
    }
    const type = Object.hasOwn(assets, file) ? assets[file] : undefined;
    if (type === undefined) throw new Problem('not-found', 'The documentation page has no such file.');
    reply.header('content-type', type).send(await readFile(join(this.#folder, file)));
  }
}
