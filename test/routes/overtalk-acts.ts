import { actingScript } from './acting-script.ts';
import { type ChatSite, parleySite, whenDrawn } from './chat-site.ts';
import { overtalk, parley } from './demo-vendors.ts';
import type { DetectorRoute } from './route.ts';

/** What a script of Overtalk's does to Parley's chat. */
export interface OvertalkAct {
  id: string;
  /** Of the script's file, and in the host of its page. */
  name: string;
  /** Done to Parley's button, `target`, once it is drawn; the line that counts ends with the comment `act`. */
  act?: string;
  /** Instead of `act`, the whole script, which stands ahead of the chat. */
  first?: string;
  site?: Omit<Partial<ChatSite>, 'id'>;
}

/** A script ahead of the chat has met it by then. */
const HAS_RUN = 'performance.now() > 1500';

/** Each act on a page of its own; what is named with `look-alike: ` first must name nobody. */
export function overtalkActs(detector: string, acts: readonly OvertalkAct[]): DetectorRoute[] {
  return acts.map(({ id, name, act = '', first, site = {} }) => {
    const source = first ?? whenDrawn('#parley-launcher', act);
    const script = actingScript(`https://cdn.overtalk.example/${detector}/${name}.js`, source);
    const { head = '', tags = '', routes = [], ...rest } = site;
    return {
      id,
      affected: parley,
      others: [overtalk],
      packages: [],
      site: () =>
        parleySite({
          id: `${detector}-${name}`,
          head: first === undefined ? head : `${head}${script.tag}`,
          tags: first === undefined ? `${tags}${script.tag}` : tags,
          routes: [...routes, script.routes],
          ...(first === undefined ? {} : { acted: HAS_RUN }),
          ...rest,
        }),
      expected: isLookAlike(id) ? null : script.expected('other-vendor', 'overtalk'),
    };
  });
}

const isLookAlike = (id: string): boolean => id.startsWith('look-alike: ');

/** An act on what was prepared some time before, and time for what comes of it. */
export function onceLain(prepare: string, act: string): Pick<OvertalkAct, 'act' | 'site'> {
  return {
    act: `${prepare}
    setTimeout(function () {
${act}
    }, 400);
    setTimeout(function () { window.lain = true; }, 800);`,
    site: { acted: 'window.lain' },
  };
}
