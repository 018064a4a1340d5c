import { Link } from 'wouter';
import { FailureNotice } from '../../bff/failure-notice.js';
import { useCountries } from '../../countries/use-countries.js';
import { Loading } from '../../frame/loading.js';
import { PageHeading } from '../../frame/page-heading.js';
import { useTexts } from '../../language/texts.js';
import { DeleteContact } from '../delete-contact/delete-contact.js';
import { useContact } from '../use-contact.js';
import { EditContactForm } from './edit-contact-form.js';
import { editContactTexts } from './edit-contact-texts.js';

/** Shows one contact, and changes or deletes it. */
export function EditContactPage({ contactId }: { contactId: string }) {
  const texts = useTexts(editContactTexts);
  const { data, error, refetch } = useContact(contactId);
  const { query, countries } = useCountries();
  return (
    <>
      <PageHeading title={texts.title(contactId)}>
        <Link href={`/audit-trail?contact_id=${encodeURIComponent(contactId)}`}>{texts.events}</Link>
      </PageHeading>
      {error !== null && (
        <>
          <FailureNotice failure={error.failure} onRetry={() => void refetch()} />
          <Link href="/contacts">{texts.back}</Link>
        </>
      )}
      {error === null && (data === undefined || query.isPending) && <Loading />}
      {data !== undefined && !query.isPending && (
        <EditContactForm contactId={contactId} contact={data} countries={countries}>
          <DeleteContact contactId={contactId} name={data.name ?? ''} />
        </EditContactForm>
      )}
    </>
  );
}
