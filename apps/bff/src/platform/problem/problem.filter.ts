import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOfError } from './problem-of-error.js';
import { sendProblem } from './send-problem.js';

/** Answers what controllers and their parameter decorators throw, in the same way as everything else. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return;
    sendProblem(http.getRequest<FastifyRequest>(), reply, problemOfError(error));
  }
}
