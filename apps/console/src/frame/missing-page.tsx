import { Link } from 'wouter';
import { useTexts } from '../language/texts.js';
import { frameTexts } from './frame-texts.js';
import { PageHeading } from './page-heading.js';

/** For addresses that lead nowhere. */
export function MissingPage() {
  const texts = useTexts(frameTexts);
  return (
    <>
      <PageHeading title={texts.missing} />
      <p>{texts.missingText}</p>
      <p>
        <Link href="/contacts">{texts.toContacts}</Link>
      </p>
    </>
  );
}
