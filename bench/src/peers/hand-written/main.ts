import 'reflect-metadata';
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';

/**
 * The hand-written peer: Nest on Express, @nestjs/axios, ValidationPipe and one awaited INSERT on each side of the
 * call, as a good team writes it without tuning for throughput. No request logging.
 * Takes `PORT`, `UPSTREAM_BASE_URL` and `DATABASE_URL`.
 */
const app = await NestFactory.create(AppModule);
app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }));
app.enableShutdownHooks();
await app.listen(Number(process.env['PORT']), '127.0.0.1');
