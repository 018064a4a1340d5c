import { useRef, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useTexts } from '../language/texts.js';
import { OrganisationName } from '../organisation/organisation-name.js';
import { AccountMenu } from './account-menu.js';
import { frameTexts } from './frame-texts.js';

/** What surrounds every page of somebody who is signed in. */
export function Frame({ children }: { children: ReactNode }) {
  const texts = useTexts(frameTexts);
  const content = useRef<HTMLElement>(null);
  return (
    <>
      <a
        className="skip"
        href="#content"
        onClick={(event) => {
          // The fragment of a page's address is its own.
          event.preventDefault();
          content.current?.focus();
        }}
      >
        {texts.skip}
      </a>
      <header className="frame">
        <span className="brand">Contacts</span>
        <nav aria-label={texts.navigation}>
          <NavigationLink href="/contacts">{texts.contacts}</NavigationLink>
          <NavigationLink href="/audit-trail">{texts.auditTrail}</NavigationLink>
        </nav>
        <OrganisationName />
        <AccountMenu />
      </header>
      <main id="content" ref={content} tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

function NavigationLink({ href, children }: { href: string; children: ReactNode }) {
  const [address] = useLocation();
  const isHere = `${address}/`.startsWith(`${href}/`);
  return (
    <Link href={href} aria-current={isHere ? (address === href ? 'page' : 'true') : undefined}>
      {children}
    </Link>
  );
}
