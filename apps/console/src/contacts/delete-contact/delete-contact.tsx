import { deleteContact, type CallFailure } from '@contacts/bff-client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { connection } from '../../bff/connection.js';
import { FailureNotice } from '../../bff/failure-notice.js';
import { ModalDialog } from '../../frame/modal-dialog.js';
import { useTexts } from '../../language/texts.js';
import { useOrganisationId } from '../../session/session-context.js';
import { contactsKey } from '../use-contacts.js';
import { deleteContactTexts } from './delete-contact-texts.js';

/** Deletes a contact, after asking; the list is shown afterwards. */
export function DeleteContact({ contactId, name }: { contactId: string; name: string }) {
  const texts = useTexts(deleteContactTexts);
  const organisationId = useOrganisationId();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [isAsking, setAsking] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const [failure, setFailure] = useState<CallFailure>();

  const remove = async () => {
    if (isDeleting) return;
    setDeleting(true);
    setFailure(undefined);
    const result = await deleteContact(connection, { organisationId, contactId });
    setDeleting(false);
    // One that is not found is gone as well, after a lost answer for example.
    if (result.kind === 'done' || result.kind === 'notFound') {
      void queries.invalidateQueries({ queryKey: contactsKey });
      navigate('/contacts');
    } else setFailure(result);
  };
  return (
    <>
      <button type="button" className="danger" onClick={() => setAsking(true)}>
        {texts.open}
      </button>
      {isAsking && (
        <ModalDialog title={texts.title} onDismiss={() => setAsking(false)}>
          <p>{texts.question(name === '' ? texts.contact(contactId) : name)}</p>
          {failure !== undefined && <FailureNotice failure={failure} />}
          <div className="actions">
            {/* The harmless answer takes the focus first. */}
            <button type="button" autoFocus onClick={() => setAsking(false)}>
              {texts.keep}
            </button>
            <button
              type="button"
              className="danger primary"
              aria-disabled={isDeleting}
              onClick={() => void remove()}
            >
              {isDeleting ? texts.deleting : texts.confirm}
            </button>
          </div>
        </ModalDialog>
      )}
    </>
  );
}
