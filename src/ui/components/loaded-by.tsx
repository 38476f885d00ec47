import type { JSX } from 'preact';
import type { Actor, ScriptReport } from '../../model/report.ts';
import { partyOf, partyWords } from '../words.ts';
import { Place } from './place.tsx';

const loaderLabel = (url: string, isPage: boolean, scripts: ScriptReport[]): string => {
  if (isPage) return 'Page';
  const script = scripts.find((candidate) => candidate.url === url);
  return script ? `${script.name} (${partyWords[script.party]})` : 'Script';
};

/** Who loaded whom, from the page down to the script: this is whom the client must ask. */
export const LoadedBy = ({ actor, scripts }: { actor: Actor; scripts: ScriptReport[] }): JSX.Element => {
  const loaders = actor.loadedBy.toReversed();
  return (
    <ol class="chain" aria-label="Loaded by, from the page to the script">
      {loaders.map((url, index) => (
        <li key={url} class="chain-link">
          <span class="chain-label">{loaderLabel(url, index === 0, scripts)}</span>
          <Place url={url} />
        </li>
      ))}
      <li class="chain-link chain-end">
        <span class="chain-label">{`${actor.name} (${partyOf(actor)})`}</span>
        {actor.scriptUrl === null ? (
          <span class="quiet">Script not known</span>
        ) : (
          <Place url={actor.scriptUrl} line={actor.line} column={actor.column} />
        )}
      </li>
    </ol>
  );
};
