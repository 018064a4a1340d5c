import { useTexts } from '../../language/texts.js';
import { useFormats } from '../../language/use-formats.js';
import { listContactsTexts } from './list-contacts-texts.js';

interface ListPagesProps {
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

/** Turns the pages of a list. */
export function ListPages({ page, pages, onPage }: ListPagesProps) {
  const texts = useTexts(listContactsTexts);
  const { number } = useFormats();
  return (
    <nav className="pages" aria-label={texts.pages}>
      <button type="button" disabled={page === 0} onClick={() => onPage(page - 1)}>
        {texts.previous}
      </button>
      <span role="status">{texts.page(number(page + 1), number(pages))}</span>
      <button type="button" disabled={page === pages - 1} onClick={() => onPage(page + 1)}>
        {texts.next}
      </button>
    </nav>
  );
}
