import type { JSX } from 'preact';
import type { Report } from '../../model/report.ts';
import { surroundingRows } from '../../ui/components/evidence-words.ts';
import { Place, Time } from '../../ui/components/place.tsx';
import { Rows } from '../../ui/components/rows.tsx';
import { counted } from '../../ui/words.ts';

const permissions: Record<Report['audit']['environment']['permission'], string> = {
  'all-sites': 'all sites',
  'this-site': 'this site only',
  withdrawn: 'withdrawn during the audit',
  none: 'none',
};

const Identity = ({ report }: { report: Report }) => {
  const { audit, tool } = report;
  return (
    <dl class="facts">
      <dt>Audit</dt>
      <dd>
        <code>{audit.id}</code>, {counted(audit.observations, 'observation')}
      </dd>
      <dt>Permission</dt>
      <dd>
        {permissions[audit.environment.permission]}
        {audit.environment.origins.map((origin) => (
          <Place key={origin} url={origin} />
        ))}
      </dd>
      <dt>Tool</dt>
      <dd>
        {tool.name} {tool.version}, build <code>{tool.build}</code>, catalogue <code>{tool.catalogue}</code>,
        report schema {report.schemaVersion}
      </dd>
    </dl>
  );
};

const Custody = ({ custody }: { custody: Report['audit']['custody'] }) => (
  <table>
    <caption>Who did what with the record</caption>
    <thead>
      <tr>
        <th scope="col" class="when-column">
          When
        </th>
        <th scope="col" class="who-column">
          What
        </th>
        <th scope="col">By, and the head of the chain then</th>
      </tr>
    </thead>
    <tbody>
      {custody.map(({ event, at, by, chainHead }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike
        <tr key={index}>
          <td>
            <Time at={at} long />
          </td>
          <td>{event}</td>
          <td>
            {by}
            {chainHead !== null && <code class="block">{chainHead}</code>}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** In plain words first, then what an expert asks for. */
export const Making = ({ report }: { report: Report }): JSX.Element => (
  <section class="block-section">
    <h2>How this was made</h2>
    <p>
      A browser extension recorded the page while it was used: which script called what, what became of the
      page and of the chats in it, and what the browser itself says was sent. No text of a chat, no password
      and no value of a cookie is kept. When the recording was over, the findings were derived from the record
      by fixed rules, the same for every party; anybody who has the record can derive them again.
    </p>
    <p>
      A script is named only where the act was seen together with the call that made it, where it had its
      effect, and where the ordinary causes that could explain it were excluded. Otherwise the report says{' '}
      <em>inconclusive</em> or <em>unknown</em>. It does not say why somebody did something, or whether they
      may.
    </p>
    <Identity report={report} />
    <Rows rows={surroundingRows(report)} />
    <Custody custody={report.audit.custody} />
  </section>
);
