import type { JSX } from 'preact';

/** Shapes that tell states apart without colour. Decorative: the words stand beside them. */
const paths = {
  check: 'M4 8.4l2.7 2.7L12 5.4',
  cross: 'M5 5l6 6M11 5l-6 6',
  question: 'M5.9 6.2a2.1 2.1 0 1 1 3 1.9c-.6.3-.9.7-.9 1.3M8 11.6v.1',
  bang: 'M8 4.2v4.6M8 11.6v.1',
  dash: 'M5 8h6',
  down: 'M8 4.2v7.4M4.9 8.6L8 11.7l3.1-3.1',
} as const;
export type MarkName = keyof typeof paths;

export const Mark = ({ name }: { name: MarkName }): JSX.Element => (
  <svg class="mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
);

/** A word in a small frame, with a shape of its own. `tone` chooses the colour. */
export const Badge = ({
  tone,
  mark,
  children,
}: {
  tone: 'good' | 'bad' | 'open' | 'plain';
  mark?: MarkName;
  children: string;
}): JSX.Element => (
  <span class={`badge badge-${tone}`}>
    {mark && <Mark name={mark} />}
    {children}
  </span>
);
