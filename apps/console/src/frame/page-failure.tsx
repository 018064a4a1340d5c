import { Component, type ReactNode } from 'react';
import { useTexts } from '../language/texts.js';
import { frameTexts } from './frame-texts.js';
import { Notice } from './notice.js';

/** Shows in place of a page that has thrown. React lets only a class catch what its children throw. */
export class PageFailure extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override readonly state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <Apology /> : this.props.children;
  }
}

function Apology() {
  const texts = useTexts(frameTexts);
  return (
    <>
      <h1>{texts.failed}</h1>
      <Notice kind="error">
        <p>{texts.failedText}</p>
        <button type="button" onClick={() => location.reload()}>
          {texts.reload}
        </button>
      </Notice>
    </>
  );
}
