import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { AuditTrailPage } from '../audit-trail/audit-trail-page.js';
import { CreateContactPage } from '../contacts/create-contact/create-contact-page.js';
import { EditContactPage } from '../contacts/edit-contact/edit-contact-page.js';
import { ListContactsPage } from '../contacts/list-contacts/list-contacts-page.js';
import { MissingPage } from '../frame/missing-page.js';
import { PageFailure } from '../frame/page-failure.js';

/** The pages of the console, by address below `/console`; one that has failed begins anew at another address. */
export function Pages() {
  const [address, navigate] = useLocation();
  const isStart = address === '/';
  useEffect(() => {
    if (isStart) navigate('/contacts', { replace: true });
  }, [isStart, navigate]);
  return <PageFailure key={address}>{isStart ? null : pageAt(address)}</PageFailure>;
}

function pageAt(address: string) {
  if (address === '/contacts') return <ListContactsPage />;
  if (address === '/contacts/new') return <CreateContactPage />;
  if (address === '/audit-trail') return <AuditTrailPage />;
  const contactId = /^\/contacts\/(\d+)$/.exec(address)?.[1];
  return contactId === undefined ? <MissingPage /> : <EditContactPage contactId={contactId} />;
}
