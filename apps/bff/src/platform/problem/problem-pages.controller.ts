import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import { type FastifyReply } from 'fastify';
import { Problem } from './problem.js';
import { problemCatalogue, type ProblemKind, type ProblemSlug } from './problem-catalogue.js';

/** The pages that a problem's `type` points to (RFC 9457, section 3.1.1). */
@ApiExcludeController()
@Controller('problems')
export class ProblemPagesController {
  @Get()
  @RouteConfig({ anyFormat: true })
  index(@Res() reply: FastifyReply): void {
    const rows = Object.entries(problemCatalogue).map(
      ([slug, { status, title }]) =>
        `<li><a href="/problems/${slug}">${slug}</a> (${status}): ${escapeHtml(title)}</li>`,
    );
    sendPage(reply, 'Problems that this service answers', `<ul>${rows.join('')}</ul>`);
  }

  @Get(':slug')
  @RouteConfig({ anyFormat: true })
  page(@Param('slug') slug: string, @Res() reply: FastifyReply): void {
    if (!Object.hasOwn(problemCatalogue, slug))
      throw new Problem('not-found', 'There is no problem of this name.');
    const kind: ProblemKind = problemCatalogue[slug as ProblemSlug];
    sendPage(
      reply,
      kind.title,
      `<p>Status ${kind.status}, type <code>/problems/${slug}</code></p><p>${escapeHtml(kind.remedy)}</p>`,
    );
  }
}

function sendPage(reply: FastifyReply, title: string, content: string): void {
  reply
    .header('content-type', 'text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeHtml(title)}</title><h1>${escapeHtml(title)}</h1>${content}</html>`,
    );
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
}
