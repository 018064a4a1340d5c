import { HttpModule } from '@nestjs/axios';
import { Module } from '@nestjs/common';
import { AuditRepository } from './audit.repository.js';
import { ContactsController } from './contacts.controller.js';
import { ContactsService } from './contacts.service.js';
import { HealthController } from './health.controller.js';

@Module({
  imports: [
    HttpModule.register({
      baseURL: process.env['UPSTREAM_BASE_URL'] ?? '',
      timeout: 10_000,
      maxRedirects: 0,
    }),
  ],
  controllers: [ContactsController, HealthController],
  providers: [ContactsService, AuditRepository],
})
export class AppModule {}
