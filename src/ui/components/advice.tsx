import type { JSX } from 'preact';
import type { Advice as AdviceData } from '../../model/report.ts';

/** Exact text to paste; one click selects all of it, also in an exported report that has no script. */
export const Paste = ({ text }: { text: string }): JSX.Element => (
  <pre class="paste">
    {/* Longer lines than the window scroll, so the keyboard must reach them. */}
    <code tabindex={0}>{text}</code>
  </pre>
);

/** What to do about an established cause. */
export const Advice = ({ advice }: { advice: AdviceData }): JSX.Element => (
  <div class="advice">
    <p>{advice.sentence}</p>
    {advice.paste && <Paste text={advice.paste} />}
  </div>
);
