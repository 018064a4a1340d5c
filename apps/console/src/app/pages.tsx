import { Redirect, Route, Switch, useLocation } from 'wouter';
import { AuditTrailPage } from '../audit-trail/audit-trail-page.js';
import { CreateContactPage } from '../contacts/create-contact/create-contact-page.js';
import { EditContactPage } from '../contacts/edit-contact/edit-contact-page.js';
import { ListContactsPage } from '../contacts/list-contacts/list-contacts-page.js';
import { MissingPage } from '../frame/missing-page.js';
import { PageFailure } from '../frame/page-failure.js';

/** The pages of the console, by address below `/console`. */
export function Pages() {
  const [address] = useLocation();
  return (
    <PageFailure key={address}>
      <Switch>
        <Route path="/">
          <Redirect to="/contacts" replace />
        </Route>
        <Route path="/contacts" component={ListContactsPage} />
        <Route path="/contacts/new" component={CreateContactPage} />
        <Route path="/contacts/:contactId">
          {({ contactId }) => <EditContactPage contactId={contactId} />}
        </Route>
        <Route path="/audit-trail" component={AuditTrailPage} />
        <Route component={MissingPage} />
      </Switch>
    </PageFailure>
  );
}
