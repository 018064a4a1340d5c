import { listContactTypes } from '@contacts/bff-client';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { valueOf } from '../bff/call-error.js';
import { connection } from '../bff/connection.js';
import { useTexts } from '../language/texts.js';
import { contactTypeTexts } from './contact-type-texts.js';

/**
 * Gives a component the contact types that the service knows.
 * @returns the query, and what names a type by its id in the chosen language; ids that nobody knows are shown as such
 */
export function useContactTypes() {
  const texts = useTexts(contactTypeTexts);
  const query = useQuery({
    queryKey: ['contact-types'],
    queryFn: async ({ signal }) => valueOf(await listContactTypes(connection, { signal })),
    staleTime: Infinity,
  });
  const { data } = query;
  const nameOf = useCallback(
    (id: number) => texts[String(id)] ?? data?.find((type) => type.id === id)?.name ?? String(id),
    [texts, data],
  );
  return { query, nameOf };
}
