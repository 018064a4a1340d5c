import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';

interface ModalDialogProps {
  readonly title: string;
  /** For Escape; without it the dialog stays. */
  readonly onDismiss?: () => void;
  /** Hides the page behind it. */
  readonly isOpaque?: boolean;
  readonly children: ReactNode;
}

/** The browser's own modal dialog, open as long as it is rendered: it keeps the focus inside and gives it back. */
export function ModalDialog({ title, onDismiss, isOpaque = false, children }: ModalDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Before the element is taken away: one that is gone gives no focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={isOpaque ? 'opaque' : undefined}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onDismiss?.();
      }}
    >
      <h2 id={titleId}>{title}</h2>
      {children}
    </dialog>
  );
}
