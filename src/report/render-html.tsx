import { renderToString } from 'preact-render-to-string';
import css from '../../extension/ui.css?raw';
import type { Report } from '../model/report.ts';
import { declaredRows, recordRows } from '../ui/components/evidence-words.ts';
import { Logo } from '../ui/components/logo.tsx';
import { Pictures } from '../ui/components/pictures.tsx';
import { Place } from '../ui/components/place.tsx';
import { findingCounts, Results } from '../ui/components/results.tsx';
import { Rows } from '../ui/components/rows.tsx';
import { counted, period } from '../ui/words.ts';
import { reportHost } from './host.ts';

const permissions: Record<Report['audit']['environment']['permission'], string> = {
  'all-sites': 'all sites',
  'this-site': 'this site only',
  withdrawn: 'withdrawn during the audit',
  none: 'none',
};

const Custody = ({ report }: { report: Report }) => {
  const { audit, tool } = report;
  return (
    <dl class="facts">
      <dt>Recorded</dt>
      <dd>{period(audit.startedAt, audit.endedAt)}</dd>
      <dt>Browser</dt>
      <dd>{audit.environment.browser}</dd>
      <dt>Permission</dt>
      <dd>
        {permissions[audit.environment.permission]}
        {audit.environment.origins.map((origin) => (
          <Place key={origin} url={origin} />
        ))}
      </dd>
      <dt>Audit</dt>
      <dd>
        <code>{audit.id}</code>, {counted(audit.observations, 'observation')},{' '}
        {counted(audit.pages.length, 'page load')}
      </dd>
      <dt>Tool</dt>
      <dd>
        {tool.name} {tool.version}, build <code>{tool.build}</code>, catalogue <code>{tool.catalogue}</code>,
        report schema {report.schemaVersion}
      </dd>
    </dl>
  );
};

/** Apart from all that was observed. */
const Declared = ({ report }: { report: Report }) => {
  const rows = declaredRows(report.declared);
  return (
    <section class="block-section">
      <h2>Declared by a person, not observed</h2>
      {rows.length === 0 ? <p class="quiet">Nothing was declared.</p> : <Rows rows={rows} />}
    </section>
  );
};

const Body = ({
  report,
  title,
  pictures,
}: {
  report: Report;
  title: string;
  pictures: ReadonlyMap<string, string>;
}) => (
  <body>
    <main class="paper">
      <header class="masthead">
        <div class="bar">
          <Logo />
          <span>Widget Witness</span>
        </div>
        <h1>{title}</h1>
        <p>{findingCounts(report)}.</p>
        <Custody report={report} />
      </header>
      <Results report={report} expanded />
      <Pictures report={report} sources={pictures} />
      <section class="block-section">
        <h2>How it was recorded</h2>
        <Rows rows={recordRows(report)} />
      </section>
      <Declared report={report} />
    </main>
  </body>
);

/**
 * The report as one HTML file that a stranger can open offline: no script, no request, no link, everything
 * from the audited page as text, every part unfolded. `pictures`: their files in base64, by their names.
 */
export const renderReportHtml = (
  report: Report,
  pictures: ReadonlyMap<string, string> = new Map(),
): string => {
  const title = `Chat widgets on ${reportHost(report)}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${renderToString(<title>{title}</title>)}
<style>${css}</style>
</head>
${renderToString(<Body report={report} title={title} pictures={pictures} />)}
</html>
`;
};
