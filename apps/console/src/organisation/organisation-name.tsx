import { getOwnOrganisation } from '@contacts/bff-client';
import { useQuery } from '@tanstack/react-query';
import { valueOf } from '../bff/call-error.js';
import { connection } from '../bff/connection.js';
import { frameTexts } from '../frame/frame-texts.js';
import { useTexts } from '../language/texts.js';
import { useCaller } from '../session/session-context.js';

/** Names the organisation whose contacts are shown; by its number until the vendor has told its name. */
export function OrganisationName() {
  const texts = useTexts(frameTexts);
  const { organisation_id: id } = useCaller();
  const { data } = useQuery({
    queryKey: ['organisation'],
    queryFn: async ({ signal }) => valueOf(await getOwnOrganisation(connection, { signal })),
    staleTime: Infinity,
  });
  return (
    <p className="organisation">
      {data?.name === undefined ? (
        texts.organisation(id)
      ) : (
        <>
          {data.name} <span className="hint">{id}</span>
        </>
      )}
    </p>
  );
}
