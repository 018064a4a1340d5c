import { Link } from 'wouter';
import { describeFailure } from '../../bff/describe-failure.js';
import { describeProblem } from '../../bff/describe-problem.js';
import { Notice } from '../../frame/notice.js';
import { language, type Language } from '../../language/language.js';
import { useTexts } from '../../language/texts.js';
import { useStore } from '../../store/store.js';
import { fieldTexts } from '../contact-form/field-texts.js';
import { createContactTexts, waitingTexts } from './create-contact-texts.js';
import type { Creation } from './creation.js';

interface CreationOutcomeProps {
  readonly creation: Creation;
  /** What was found that belongs to no field. */
  readonly messages: readonly string[];
  readonly onAnew: () => void;
  readonly onFollow: () => void;
}

/** Says what has come of a creation, no more and no less than is known. */
export function CreationOutcome({ creation, messages, onAnew, onFollow }: CreationOutcomeProps) {
  const texts = useTexts(createContactTexts);
  const waiting = useTexts(waitingTexts);
  const chosen = useStore(language);
  const another = (
    <button type="button" onClick={onAnew}>
      {texts.another}
    </button>
  );
  switch (creation.kind) {
    case 'looking':
    case 'editing':
    case 'sending':
      return null;
    case 'created':
      return (
        <Notice kind="success">
          <p>{texts.created(creation.contactId)}</p>
          <Link href={`/contacts/${creation.contactId}`}>{texts.show}</Link> {another}
        </Notice>
      );
    case 'invalid':
      return messages.length === 0 ? null : <Notice kind="error">{messages.join(' ')}</Notice>;
    case 'refused':
      return (
        <Notice kind="error">
          <p>{texts.refused}</p>
          <p>{messages.join(' ') || reasonOf(creation, chosen)}</p>
        </Notice>
      );
    case 'notSent':
      return (
        <Notice kind="error">
          <p>{texts.notSent}</p>
          {creation.retryAfterSeconds !== undefined && <p>{texts.wait(creation.retryAfterSeconds)}</p>}
        </Notice>
      );
    case 'following':
    case 'open': {
      const reason = creation.operation?.waiting_for;
      return (
        <Notice kind="doubt">
          <p>{texts[creation.kind]}</p>
          {typeof reason === 'string' && <p>{waiting[reason]}</p>}
          <p>{texts.followingHint}</p>
          {creation.kind === 'open' && (
            <button type="button" onClick={onFollow}>
              {texts.followOn}
            </button>
          )}
        </Notice>
      );
    }
    case 'ambiguous':
      return (
        <Notice kind="doubt">
          <p>{texts.ambiguous}</p>
          <p>{texts.ambiguousHint}</p>
          <Link href="/contacts">{texts.toList}</Link> {another}
        </Notice>
      );
    case 'conflict':
      return (
        <Notice kind="error">
          <p>{texts.conflict}</p>
          {creation.contactId !== undefined && (
            <Link href={`/contacts/${creation.contactId}`}>{texts.show}</Link>
          )}{' '}
          {another}
        </Notice>
      );
    case 'failed':
      return (
        <Notice kind="error">
          <p>{texts.failed}</p>
          <p>{describeFailure(creation.failure, chosen)}</p>
        </Notice>
      );
    case 'signInFirst':
      return <Notice kind="error">{texts.signInFirst}</Notice>;
  }
}

function reasonOf({ errors, problem }: Extract<Creation, { kind: 'refused' }>, language: Language): string {
  if (errors.length > 0) return fieldTexts[language].seeFields;
  if (problem === undefined) return createContactTexts[language].refusedBefore;
  return describeProblem(language, problem);
}
