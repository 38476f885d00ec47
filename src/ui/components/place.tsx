import type { JSX } from 'preact';
import type { Finding } from '../../model/report.ts';
import { clock, dayAndClock, place } from '../words.ts';

/**
 * A URL or place in a script, which may be broken after its separators. Text only: an address from an
 * audited page never becomes a link.
 */
export const Place = ({
  url,
  line = null,
  column = null,
}: {
  url: string;
  line?: number | null;
  column?: number | null;
}): JSX.Element => {
  const pieces = place(url, line, column).split(/(?<=[/?&=])(?=[^/])/);
  return (
    <code class="place">
      {pieces.flatMap((piece, index) => (index > 0 ? [<wbr key={piece} />, piece] : [piece]))}
    </code>
  );
};

/** An ISO 8601 UTC time; the whole date stands in `datetime` and on hover. */
export const Time = ({ at, long = false }: { at: string; long?: boolean }): JSX.Element => (
  <time dateTime={at} title={dayAndClock(at)}>
    {long ? dayAndClock(at) : clock(at)}
  </time>
);

/** How the actor's place may be written in a sentence, longest form first. */
const spellings = ({ actor }: Finding): string[] => {
  if (actor.scriptUrl === null) return [];
  const full = place(actor.scriptUrl, actor.line, actor.column);
  const bare = (text: string) => text.replace(/^https?:\/\//, '');
  return [full, bare(full), actor.scriptUrl, bare(actor.scriptUrl)];
};

/** The finding's sentence with the script's place in monospace; the place follows if the sentence lacks it. */
export const Sentence = ({ finding }: { finding: Finding }): JSX.Element => {
  const { actor, summary } = finding;
  const spelling = spellings(finding).find((text) => text !== '' && summary.includes(text));
  if (spelling !== undefined) {
    const start = summary.indexOf(spelling);
    return (
      <span class="sentence">
        {summary.slice(0, start)}
        <Place url={spelling} />
        {summary.slice(start + spelling.length)}
      </span>
    );
  }
  return (
    <span class="sentence">
      {summary}
      {actor.scriptUrl !== null && (
        <>
          {' '}
          <Place url={actor.scriptUrl} line={actor.line} column={actor.column} />
        </>
      )}
    </span>
  );
};
