import { hasCallAt, type Source, sourceOf, wordAt } from './call-place.ts';

/** Where Gecko says that a frame is: the name that its code gives itself, line and column from 1. */
export type Place = { source: string; line: number; column: number };

/**
 * The texts of the scripts that audited tabs load, as they came. Gecko's stacks tell the names that code gives itself
 * (`//# sourceURL`), so what a frame says is looked up in the text of that name. In memory only: what a background that was
 * stopped has forgotten is not looked up.
 */
export type ScriptTexts = {
  /** Bytes of UTF-8, in pieces. They become text with the next question: a page comes about meanwhile. */
  add(tab: number, url: string, bytes: readonly Uint8Array[]): void;
  /** The text that came last from this address. */
  textOf(tab: number, url: string): string | null;
  /** The addresses of this tab's texts. */
  urlsOf(tab: number): string[];
  /** Whether there is any text of this tab's. */
  knows(tab: number): boolean;
  /**
   * The file that holds the call of a frame: null where it is as the frame says or where no text is known to tell otherwise,
   * empty where no text holds such a call, or several do. `name`: of the native that was called, null for other calls.
   */
  trueFile(tab: number, place: Place, name: string | null): string | null;
  /** The files of this name, or which give themselves this name, that hold such a call at this place. */
  filesAt(tab: number, place: Place, name: string | null): string[];
  /** The name that is called at this place in the file of this name; null where that is not known. */
  calledAt(tab: number, place: Place): string | null;
};

type Bytes = { tab: number; url: string; bytes: readonly Uint8Array[] };
type Text = { tab: number; url: string; claims: readonly string[]; source: Source };

const charactersAtMost = 16_000_000;
const unreadBytesAtMost = 16_000_000;
const pragma = /\/[/*][#@][ \t]*sourceURL=\s*(\S{1,4096}?)(?=\s|\*\/|$)/g;

export function createScriptTexts(): ScriptTexts {
  /** Oldest first, as all of these. */
  const unread: Bytes[] = [];
  const read: Text[] = [];
  let unreadBytes = 0;
  let characters = 0;

  const take = ({ tab, url, bytes }: Bytes) => {
    const text = textIn(bytes);
    if (read.some((known) => known.tab === tab && known.url === url && known.source.text === text)) return;
    const claims = [...text.matchAll(pragma)].map(([, claim = '']) => claim).filter((claim) => claim !== url);
    read.push({ tab, url, claims, source: sourceOf(text) });
    characters += text.length;
    while (characters > charactersAtMost) characters -= read.shift()?.source.text.length ?? characters;
  };
  const texts = (): readonly Text[] => {
    unread.splice(0).forEach(take);
    unreadBytes = 0;
    return read;
  };

  const named = (tab: number, { source }: Place) =>
    texts().filter((text) => text.tab === tab && text.url === source);
  const claiming = (tab: number, { source }: Place) =>
    texts().filter((text) => text.tab === tab && text.claims.includes(source));
  const holding = (some: readonly Text[], { line, column }: Place, name: string | null) => [
    ...new Set(some.filter(({ source }) => hasCallAt(source, line, column, name)).map(({ url }) => url)),
  ];

  return {
    add(tab, url, bytes) {
      unread.push({ tab, url, bytes });
      unreadBytes += bytes.reduce((sum, piece) => sum + piece.length, 0);
      if (unreadBytes > unreadBytesAtMost) texts();
    },
    textOf: (tab, url) =>
      texts().findLast((text) => text.tab === tab && text.url === url)?.source.text ?? null,
    urlsOf: (tab) => [
      ...new Set(
        texts()
          .filter((text) => text.tab === tab)
          .map(({ url }) => url),
      ),
    ],
    knows: (tab) => texts().some((text) => text.tab === tab),
    trueFile(tab, place, name) {
      const those = named(tab, place);
      const isAsSaid = holding(those, place, name).length > 0;
      const files = holding(claiming(tab, place), place, name);
      if (files.length === 0) return isAsSaid || those.length === 0 ? null : '';
      const [file = '', ...others] = files;
      return isAsSaid || others.length > 0 ? '' : file;
    },
    filesAt: (tab, place, name) => holding([...named(tab, place), ...claiming(tab, place)], place, name),
    calledAt(tab, place) {
      const [text] = named(tab, place);
      return text ? wordAt(text.source, place.line, place.column) : null;
    },
  };
}

function textIn(bytes: readonly Uint8Array[]): string {
  const decoder = new TextDecoder('utf-8');
  return bytes.map((piece) => decoder.decode(piece, { stream: true })).join('') + decoder.decode();
}
