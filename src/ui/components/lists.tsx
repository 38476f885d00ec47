import type { JSX } from 'preact';
import type { ScriptText } from '../../model/evidence.ts';
import type { InlineScript, Report, ScriptReport } from '../../model/report.ts';
import { counted, partyWords, stepWords, textWays } from '../words.ts';
import { Place, Time } from './place.tsx';

const pageKinds: Record<Report['audit']['pages'][number]['kind'], string> = {
  load: 'loaded',
  route: 'route change',
  restored: 'restored from the back-forward cache',
  prerendered: 'prerendered',
  'pop-out': 'pop-out window',
};

/** What was not seen, and why: a report that hides its gaps cannot be relied on. */
export const Gaps = ({ gaps }: { gaps: Report['audit']['gaps'] }): JSX.Element => (
  <ul class="rows">
    {gaps.map((gap) => (
      <li key={`${gap.at} ${gap.reason} ${gap.detail}`}>
        <p>{gap.reason}</p>
        {gap.detail && <p class="quiet">{gap.detail}</p>}
        <p class="quiet">
          {counted(gap.count, 'time')}, <Time at={gap.at} />
        </p>
      </li>
    ))}
  </ul>
);

/** Each widget's step at the click, before anything was recorded. */
export const FirstLook = ({
  firstLook,
  widgets,
}: {
  firstLook: Report['audit']['firstLook'];
  widgets: Report['widgets'];
}): JSX.Element => (
  <ul class="rows">
    {firstLook.map((look) => (
      <li key={`${look.at} ${look.vendor} ${look.url}`}>
        <div class="row-head">
          <span>{widgets.find((widget) => widget.vendor === look.vendor)?.name ?? look.vendor}</span>
          <strong>{stepWords[look.step]}</strong>
        </div>
        <p class="quiet">
          At the click, <Time at={look.at} />: actor not recorded.
        </p>
      </li>
    ))}
  </ul>
);

export const Pages = ({ pages }: { pages: Report['audit']['pages'] }): JSX.Element => (
  <ol class="rows">
    {pages.map((page) => (
      <li key={page.id}>
        <Place url={page.url} />
        <p class="quiet">
          {pageKinds[page.kind]}, <Time at={page.startedAt} />
        </p>
      </li>
    ))}
  </ol>
);

/** A hash is told in short, and whole on hover; without one it is told why. */
const TextOf = ({ text }: { text: ScriptText | undefined }): JSX.Element | null => {
  if (!text) return null;
  const hash = text.sha256 ?? text.keyedHash;
  if (!hash) return <span class="quiet block">text not had: {text.reason}</span>;
  return (
    <span class="quiet block" title={`${hash}: ${text.reason}`}>
      {text.sha256 ? 'SHA-256' : 'keyed hash'} <code>{hash.slice(0, 12)}…</code>, {textWays[text.how]}
    </span>
  );
};

/** Every script seen, whose it is, who loaded it, how many requests it sent and what is known of its text. */
export const Scripts = ({
  scripts,
  inline = [],
}: {
  scripts: ScriptReport[];
  inline?: InlineScript[] | undefined;
}): JSX.Element => (
  <table>
    <thead>
      <tr>
        <th scope="col" class="script-column">
          Script
        </th>
        <th scope="col">Belongs to</th>
        <th scope="col" class="number">
          Requests
        </th>
      </tr>
    </thead>
    <tbody>
      {scripts.map((script) => (
        <tr key={script.url}>
          <td>
            <Place url={script.url} />
            {script.loadedBy[0] !== undefined && (
              <span class="quiet block">
                loaded by <Place url={script.loadedBy[0]} />
              </span>
            )}
            <TextOf text={script.text} />
          </td>
          <td>
            {script.name}
            <span class="quiet block">{partyWords[script.party]}</span>
          </td>
          <td class="number">{script.requests.toLocaleString('en')}</td>
        </tr>
      ))}
      {inline.map((script) => (
        <tr key={JSON.stringify(script)}>
          <td>
            {script.place} in <Place url={script.page} />
            {script.loadedBy[0] !== script.page && (
              <span class="quiet block">
                by{' '}
                {script.loadedBy[0] === undefined ? 'nobody knows whom' : <Place url={script.loadedBy[0]} />}
              </span>
            )}
            <TextOf text={script.text} />
          </td>
          <td>
            {script.name}
            <span class="quiet block">{partyWords[script.party]}</span>
          </td>
          <td class="number">–</td>
        </tr>
      ))}
    </tbody>
  </table>
);
