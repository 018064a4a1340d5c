import { Link } from 'wouter';
import { FailureNotice } from '../../bff/failure-notice.js';
import { Loading } from '../../frame/loading.js';
import { PageHeading } from '../../frame/page-heading.js';
import { useTexts } from '../../language/texts.js';
import { useContacts } from '../use-contacts.js';
import { ContactList } from './contact-list.js';
import { listContactsTexts } from './list-contacts-texts.js';

/** The organisation's contacts. */
export function ListContactsPage() {
  const texts = useTexts(listContactsTexts);
  const { data, error, refetch } = useContacts();
  return (
    <>
      <PageHeading title={texts.title}>
        <Link className="primary button" href="/contacts/new">
          {texts.create}
        </Link>
      </PageHeading>
      {error !== null && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data?.length === 0 && (
        <div className="empty">
          <p>{texts.empty}</p>
          <p className="hint">{texts.emptyHint}</p>
        </div>
      )}
      {data !== undefined && data.length > 0 && <ContactList contacts={data} />}
    </>
  );
}
