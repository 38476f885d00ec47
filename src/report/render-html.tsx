import { renderToString } from 'preact-render-to-string';
import css from '../../extension/ui.css?raw';
import type { Report } from '../model/report.ts';
import { Pictures } from '../ui/components/pictures.tsx';
import { Inventory, Outcome, timelineTitle, Unseen } from '../ui/components/results.tsx';
import { Timeline } from '../ui/components/timeline.tsx';
import { reportHost } from './host.ts';
import { Declared } from './page/declared.tsx';
import { Making } from './page/making.tsx';
import { Masthead } from './page/masthead.tsx';
import printCss from './page/print.css?raw';
import { ErrorRates } from './page/reliability.tsx';
import { Verifying } from './page/verifying.tsx';

/** From what everybody reads to what an expert looks up; what was declared stands last, apart from all that was observed. */
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
      <Masthead report={report} title={title} />
      <section class="block-section">
        <h2>{timelineTitle}</h2>
        <Timeline report={report} expanded />
      </section>
      <Pictures report={report} sources={pictures} />
      <Outcome report={report} expanded />
      <Unseen report={report} expanded />
      <ErrorRates rates={report.tool.errorRates} />
      <Making report={report} />
      <Verifying />
      <Inventory report={report} expanded />
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
<style>${css}${printCss}</style>
</head>
${renderToString(<Body report={report} title={title} pictures={pictures} />)}
</html>
`;
};
