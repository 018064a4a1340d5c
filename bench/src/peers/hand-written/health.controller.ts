import { Controller, Get } from '@nestjs/common';

/** Says that the server is up. */
@Controller('health')
export class HealthController {
  @Get()
  read(): { readonly status: 'ok' } {
    return { status: 'ok' };
  }
}
