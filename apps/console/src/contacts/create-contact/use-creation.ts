import { createContact, followCreation, getOperation, type NewContact } from '@contacts/bff-client';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { connection } from '../../bff/connection.js';
import { useOrganisationId } from '../../session/session-context.js';
import { contactsKey } from '../use-contacts.js';
import { useCreationKey } from './creation-key.js';
import { creationOfFollowing, creationOfOperation, creationOfResult, type Creation } from './creation.js';

/** One request only, so that the page tells at once what has come of it; it offers the next one itself. */
const limits = { attempts: 1 };

/**
 * Creates a contact, at most once: everything that is sent from here has one key, until its outcome is known to be that
 * there is no contact.
 */
export function useCreation() {
  const organisationId = useOrganisationId();
  const queries = useQueryClient();
  const { key, wasKept, renew } = useCreationKey();
  const [creation, setCreation] = useState<Creation>(wasKept ? { kind: 'looking' } : { kind: 'editing' });
  const sent = useRef<string>(undefined);
  const isSending = useRef(false);

  const isFollowing = creation.kind === 'following';
  useEffect(() => {
    if (!isFollowing) return;
    const leaving = new AbortController();
    const { signal } = leaving;
    const onState: Parameters<typeof followCreation>[2] = {
      signal,
      onState: (operation) => setCreation({ kind: 'following', operation }),
    };
    void followCreation(connection, { idempotencyKey: key, organisationId }, onState).then((result) => {
      if (!signal.aborted) setCreation(creationOfFollowing(result));
    });
    return () => leaving.abort();
  }, [isFollowing, key, organisationId]);

  const isLooking = creation.kind === 'looking';
  useEffect(() => {
    if (!isLooking) return;
    const leaving = new AbortController();
    const { signal } = leaving;
    void getOperation(connection, { idempotencyKey: key, organisationId }, { signal }).then((result) => {
      if (signal.aborted) return;
      if (result.kind === 'done') setCreation(creationOfOperation(result.value));
      // Unknown: the key has not been used. Anything else is found out by following.
      else
        setCreation(
          result.kind === 'notFound' ? { kind: 'editing' } : { kind: 'following', operation: undefined },
        );
    });
    return () => leaving.abort();
  }, [isLooking, key, organisationId]);

  const hasContact = creation.kind === 'created';
  useEffect(() => {
    if (hasContact) void queries.invalidateQueries({ queryKey: contactsKey });
  }, [hasContact, queries]);

  const send = useCallback(
    async (contact: NewContact): Promise<Creation> => {
      if (isSending.current) return { kind: 'sending' };
      isSending.current = true;
      const body = JSON.stringify(contact);
      // What is known not to exist, changed, is another creation: under the old key it would be refused.
      const isAnother = (creation.kind === 'refused' || creation.kind === 'notSent') && body !== sent.current;
      const idempotencyKey = isAnother ? renew() : key;
      sent.current = body;
      setCreation({ kind: 'sending' });
      const result = await createContact(connection, organisationId, contact, { idempotencyKey, limits });
      isSending.current = false;
      const next = creationOfResult(result);
      setCreation(next);
      return next;
    },
    [creation.kind, key, organisationId, renew],
  );

  const startAnew = useCallback(() => {
    sent.current = undefined;
    renew();
    setCreation({ kind: 'editing' });
  }, [renew]);
  const followOn = useCallback(() => setCreation({ kind: 'following', operation: undefined }), []);
  return { creation, send, startAnew, followOn };
}
