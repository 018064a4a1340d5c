import { listCountries, type Country } from '@contacts/bff-client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { valueOf } from '../bff/call-error.js';
import { connection } from '../bff/connection.js';
import { indexCountries } from './index-countries.js';

const none: readonly Country[] = [];

/** Gives a component the vendor's countries. */
export function useCountries() {
  const query = useQuery({
    queryKey: ['countries'],
    // Without those that are another country's double under a further mobile code.
    queryFn: async ({ signal }) => valueOf(await listCountries(connection, { geographic: true, signal })),
    staleTime: Infinity,
  });
  const all = query.data ?? none;
  const countries = useMemo(() => indexCountries(all), [all]);
  return { query, countries };
}
