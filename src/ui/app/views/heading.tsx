import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * The heading of a view. When the button that led here is gone and the focus with it, the heading takes the
 * focus, so that keyboard and screen reader go on from here.
 */
export const Heading = ({ children }: { children: string }): JSX.Element => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
};
