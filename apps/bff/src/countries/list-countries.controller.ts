import { Controller, Get, Header, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CurrentCaller, RequiresCaller } from '../callers/authenticate-request.js';
import { type Caller } from '../callers/caller.js';
import { AcceptsCaller } from '../platform/api-docs/accepts-caller.js';
import { DescribeProblems } from '../platform/api-docs/describe-problems.js';
import { CountryList } from './country-list.js';
import { readCountryQuery } from './read-country-query.js';

/** `GET /api/v1/country`, vendor-compatible: docs/upstream/countries.md. */
@Controller('api/v1/country')
export class ListCountriesController {
  constructor(private readonly countries: CountryList) {}

  /** The vendor's countries; asked for once an hour. */
  @Get()
  @RequiresCaller()
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('cache-control', 'private, max-age=3600')
  @ApiTags('Contacts')
  @AcceptsCaller()
  @ApiOperation({
    operationId: 'listCountries',
    summary: 'List the countries',
    description: 'Kept for an hour.',
  })
  @ApiQuery({
    name: 'geographic',
    required: false,
    description: 'true leaves out the doubles of one country that differ in their mobile country code only',
    schema: { type: 'boolean' },
  })
  @ApiOkResponse({
    description: "The vendor's countries",
    schema: {
      type: 'array',
      items: {
        title: 'Country',
        type: 'object',
        required: ['id', 'name'],
        additionalProperties: true,
        properties: {
          id: { type: 'integer', example: 74 },
          name: { type: 'string', example: 'Germany' },
          iso_code: { type: 'string', nullable: true, example: 'de' },
          country_code: { type: 'string', nullable: true, example: '49' },
          mcc: { type: 'string', nullable: true, example: '262' },
        },
      },
    },
  })
  @DescribeProblems(400, 401, 403, 422, 429, 502, 503)
  handle(@Req() request: FastifyRequest, @CurrentCaller() caller: Caller): Promise<string> {
    return this.countries.read(caller, readCountryQuery(request.query as Record<string, unknown>));
  }
}
