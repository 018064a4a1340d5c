import { signOut, type CallFailure } from '@contacts/bff-client';
import { useState } from 'react';
import { connection } from '../../bff/connection.js';
import { FailureNotice } from '../../bff/failure-notice.js';
import { useTexts } from '../../language/texts.js';
import { noteSessionChange } from '../session-store.js';
import { signOutTexts } from './sign-out-texts.js';

/** Signs out of this browser, or of all. */
export function SignOutButtons() {
  const texts = useTexts(signOutTexts);
  const [failure, setFailure] = useState<CallFailure>();
  const end = async (everywhere: boolean) => {
    setFailure(undefined);
    const result = await signOut(connection, { everywhere });
    if (result.kind === 'done' || result.kind === 'notAuthenticated') {
      noteSessionChange({ kind: 'ended', where: 'here' });
    } else setFailure(result);
  };
  return (
    <>
      {failure !== undefined && <FailureNotice failure={failure} />}
      <button type="button" onClick={() => void end(false)}>
        {texts.here}
      </button>
      <button type="button" onClick={() => void end(true)}>
        {texts.everywhere}
      </button>
    </>
  );
}
