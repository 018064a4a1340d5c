import { useEffect, useRef, type ReactNode } from 'react';

let pagesShown = 0;

/**
 * A page's heading: names the document, and takes the focus when somebody comes from another page of the console, so that
 * keyboard and screen reader begin there.
 */
export function PageHeading({ title, children }: { title: string; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (pagesShown++ > 0) heading.current?.focus();
  }, []);
  useEffect(() => {
    document.title = `${title} · Contacts`;
  }, [title]);
  return (
    <div className="heading">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </div>
  );
}
