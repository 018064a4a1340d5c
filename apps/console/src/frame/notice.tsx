import type { ReactNode } from 'react';

const signs = { error: '!', success: '✓', info: 'i', doubt: '?' } as const;

/** What a notice tells: also by a sign, since colour alone reaches not everybody. */
export type NoticeKind = keyof typeof signs;

/** Says how something stands; screen readers hear errors at once and everything else in passing. */
export function Notice({ kind, children }: { kind: NoticeKind; children: ReactNode }) {
  return (
    <div className={`notice ${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <span className="sign" aria-hidden="true">
        {signs[kind]}
      </span>
      <div>{children}</div>
    </div>
  );
}
