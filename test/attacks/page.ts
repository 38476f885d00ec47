import { readdirSync, readFileSync } from 'node:fs';
import type { Party } from '../../src/model/party.ts';
import type { Answer, AnswerSource, LoggedRequest, Routes } from '../internet/routes.ts';
import { packageFile } from '../widgets/package-file.ts';
import { mergeRoutes } from '../widgets/page.ts';
import type { Attack } from './attack.ts';

/** Who really acts, and where. */
export interface Truth {
  scriptUrl: string;
  line: number;
  party: Party;
}

/** With this query the page holds the naive capture, which then stands where the extension's probe does otherwise. */
const NAIVE = '?naive';
const PROBE = 'widget-witness-probe.js';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const script = (body: string): Answer => ({
  headers: { 'content-type': 'text/javascript; charset=utf-8', 'access-control-allow-origin': '*' },
  body,
});

const app = read('shop/app.js');
const container = read('shop/container.js');
const capture = script(read('naive-capture.js'));
const containerUrl = 'https://tags.tagworks.example/attacks/container.js';

/** The same objects for every attack, so that several sites can be audited at once. */
const shared: Routes = {
  'cdn.parley.example': { '/attacks/parley.js': script(read('shop/parley.js')) },
  'api.parley.example': {
    '/*': { status: 204, headers: { 'access-control-allow-origin': '*' }, body: '' },
  },
  'tags.tagworks.example': { '/attacks/container.js': script(container) },
  'code.jquery.com': { '/jquery-4.0.0.min.js': packageFile('jquery/dist/jquery.min.js') },
  'unpkg.com': {
    '/react@16.14.0/umd/react.production.min.js': packageFile('react/umd/react.production.min.js'),
    '/react-dom@16.14.0/umd/react-dom.production.min.js': packageFile(
      'react-dom/umd/react-dom.production.min.js',
    ),
  },
};

export async function allAttacks(): Promise<Attack[]> {
  const files = readdirSync(new URL('./cases', import.meta.url)).filter((name) => name.endsWith('.ts'));
  const modules: { attack: Attack }[] = await Promise.all(
    files.map((file) => import(`./cases/${file.replace(/\.ts$/, '')}.ts`)),
  );
  return modules.map(({ attack }) => attack);
}

const siteOf = ({ id }: Attack): string => `https://${id}.shop.example`;
const scriptUrlOf = ({ id, scriptUrl }: Attack): string =>
  scriptUrl ?? `https://cdn.overtalk.example/${id}/tag.js`;

export const pageUrl = (attack: Attack, { naive }: { naive: boolean }): string =>
  `${siteOf(attack)}/${naive ? NAIVE : ''}`;

/** Overtalk's script: `onAct` runs a function when the message `act` comes; SITE and CAPTURE are filled in. */
function actorSource(attack: Attack, captureName: string): string {
  const onAct = "const onAct = (act) => addEventListener('message', ({ data }) => data === 'act' && act());";
  return `${onAct}\n${read(`cases/${attack.id}.js`)}`
    .replaceAll('SITE', siteOf(attack))
    .replaceAll('CAPTURE', captureName);
}

/** The file and line with the attack's mark. Throws when there is not exactly one. */
export function truthOf(attack: Attack): Truth {
  const files = {
    ...attack.files,
    [scriptUrlOf(attack)]: actorSource(attack, PROBE),
    [`${siteOf(attack)}/app.js`]: app,
    [containerUrl]: container,
  };
  const mark = `/* act:${attack.id} */`;
  const marked = Object.entries(files).flatMap(([scriptUrl, source]) =>
    source
      .split('\n')
      .flatMap((line, index) => (line.includes(mark) ? [{ scriptUrl, line: index + 1 }] : [])),
  );
  const [place] = marked;
  if (!place || marked.length > 1) throw new Error(`${attack.id} must mark one line with ${mark}`);
  return { ...place, party: attack.party ?? 'other-vendor' };
}

export function attackRoutes(attack: Attack): Routes {
  const isNaive = ({ headers }: LoggedRequest) => String(headers.referer ?? '').endsWith(NAIVE);
  const captureUrl = `${siteOf(attack)}/naive-capture.js`;
  const files: Record<string, AnswerSource> = {
    ...Object.fromEntries(Object.entries(attack.files ?? {}).map(([url, body]) => [url, script(body)])),
    [`${siteOf(attack)}/app.js`]: script(app),
    [captureUrl]: capture,
    [`${siteOf(attack)}/empty.html`]: { body: '<!doctype html><title>Empty</title>' },
    [scriptUrlOf(attack)]: (request) => script(actorSource(attack, isNaive(request) ? captureUrl : PROBE)),
  };
  const tables = Object.entries(files).map(([url, answer]): Routes => {
    const { host, pathname } = new URL(url);
    return { [host]: { [pathname]: answer } };
  });
  const site: Routes = {
    [new URL(siteOf(attack)).host]: {
      '/': ({ path }) => ({ body: html(attack, path.endsWith(NAIVE) ? captureUrl : null) }),
    },
  };
  return mergeRoutes(shared, site, ...tables);
}

/** The referrer tells the servers which capture is at work; one line holds it, so that lines stay where they are. */
function html(attack: Attack, captureUrl: string | null): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="referrer" content="unsafe-url">
    <title>Fernwood Goods</title>
    <link rel="icon" href="data:,">
    ${captureUrl ? `<script src="${captureUrl}"></script>` : ''}
    <script src="https://code.jquery.com/jquery-4.0.0.min.js"></script>
    <script src="https://cdn.parley.example/attacks/parley.js"></script>
    <script src="${containerUrl}"></script>
    <script src="/app.js"></script>
  </head>
  <body>
    <h1>Fernwood Goods</h1>
    ${attack.body ?? ''}
    <script src="${scriptUrlOf(attack)}"></script>
  </body>
</html>`;
}
