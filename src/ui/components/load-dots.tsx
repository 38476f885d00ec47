import type { JSX } from 'preact';
import { counted } from '../words.ts';

const perLine = 20;
const stepPx = 12;
/** More dots than these cannot be counted by eye: a bar tells more. */
const mostDots = 60;

/** One dot a load, those with the effect filled and first; a bar where there are many. */
export const LoadDots = ({ hits, loads }: { hits: number; loads: number }): JSX.Element => {
  const told = `${hits} of ${counted(loads, 'load')}`;
  return (
    <span class="load-dots">
      {loads <= mostDots ? (
        <Dots hits={hits} loads={loads} told={told} />
      ) : (
        <Bar share={hits / loads} told={told} />
      )}
      <span aria-hidden="true">
        {hits} of {loads}
      </span>
    </span>
  );
};

const Dots = ({ hits, loads, told }: { hits: number; loads: number; told: string }) => {
  const lines = Math.max(1, Math.ceil(loads / perLine));
  const width = Math.max(1, Math.min(loads, perLine)) * stepPx;
  const height = lines * stepPx;
  return (
    <svg role="img" aria-label={told} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      {Array.from({ length: loads }, (_, index) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: a dot is nothing but its place
          key={index}
          class={index < hits ? 'dot dot-effect' : 'dot'}
          cx={(index % perLine) * stepPx + stepPx / 2}
          cy={Math.floor(index / perLine) * stepPx + stepPx / 2}
          r="4"
        />
      ))}
    </svg>
  );
};

const Bar = ({ share, told }: { share: number; told: string }) => (
  <svg role="img" aria-label={told} width="240" height="12" viewBox="0 0 240 12">
    <rect class="dot" x="1" y="1" width="238" height="10" rx="5" />
    <rect class="dot dot-effect" x="1" y="1" width={238 * share} height="10" rx="5" />
  </svg>
);
