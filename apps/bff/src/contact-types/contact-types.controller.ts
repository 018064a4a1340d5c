import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { contactTypes, type ContactType } from '@contacts/domain';

/** The vendor's contact types; it documents no call that lists them: docs/upstream/contacts.md. */
@ApiTags('Contacts')
@Controller('bff/contact-types')
export class ContactTypesController {
  /** The six known types; needs no token. */
  @Get()
  @Header('cache-control', 'public, max-age=3600')
  @ApiOperation({ operationId: 'listContactTypes', summary: 'List the contact types' })
  @ApiOkResponse({
    description: 'The known types',
    schema: {
      type: 'array',
      items: {
        title: 'ContactType',
        type: 'object',
        required: ['id', 'name'],
        properties: {
          id: { type: 'integer', example: 6 },
          name: { type: 'string', example: 'Invoice address' },
        },
      },
    },
  })
  list(): readonly ContactType[] {
    return contactTypes;
  }
}
