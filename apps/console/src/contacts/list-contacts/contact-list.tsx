import type { Contact } from '@contacts/bff-client';
import { useDeferredValue, useMemo } from 'react';
import { useContactTypes } from '../../contact-types/use-contact-types.js';
import { useCountries } from '../../countries/use-countries.js';
import { language } from '../../language/language.js';
import { useTexts } from '../../language/texts.js';
import { useFormats } from '../../language/use-formats.js';
import { useStore } from '../../store/store.js';
import { arrangeRows } from './arrange-rows.js';
import { contactRows } from './contact-row.js';
import { ContactTable } from './contact-table.js';
import { ListPages } from './list-pages.js';
import { listContactsTexts } from './list-contacts-texts.js';
import { useListView } from './list-view.js';

const rowsOnPage = 50;

/** A list of contacts to search, sort and page through. The page shows some of them at a time: there may be thousands. */
export function ContactList({ contacts }: { contacts: readonly Contact[] }) {
  const texts = useTexts(listContactsTexts);
  const { number } = useFormats();
  const locale = useStore(language);
  const { nameOf: ofType } = useContactTypes();
  const { countries } = useCountries();
  const [view, changeView] = useListView();
  const rows = useMemo(
    () => contactRows(contacts, { ofType, ofCountry: countries.nameOf }),
    [contacts, ofType, countries],
  );
  // Typing goes on while a long list is searched.
  const { search, sortedBy, isDescending, page } = useDeferredValue(view);
  const found = useMemo(() => {
    const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
    return arrangeRows(rows, { search, sortedBy, isDescending }, compare);
  }, [rows, search, sortedBy, isDescending, locale]);
  const pages = Math.max(1, Math.ceil(found.length / rowsOnPage));
  const shownPage = Math.min(page, pages - 1);
  const first = shownPage * rowsOnPage;
  return (
    <>
      <div className="toolbar">
        <input
          type="search"
          aria-label={texts.search}
          placeholder={texts.search}
          value={view.search}
          onChange={(event) => changeView({ search: event.target.value })}
        />
        <p role="status">{texts.shown(number(found.length), number(rows.length))}</p>
      </div>
      {found.length === 0 ? (
        <div className="empty">
          <p>{texts.noMatch}</p>
          <button type="button" onClick={() => changeView({ search: '' })}>
            {texts.clear}
          </button>
        </div>
      ) : (
        <ContactTable rows={found.slice(first, first + rowsOnPage)} view={view} onSort={changeView} />
      )}
      {pages > 1 && (
        <ListPages page={shownPage} pages={pages} onPage={(next) => changeView({ page: next })} />
      )}
    </>
  );
}
