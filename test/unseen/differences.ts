import type { BrowserName } from '../../src/cli/browsers/browser.ts';

/** Something that may differ between the snapshots without and with the extension, and why. */
export interface Allowed {
  what: string;
  reason: string;
  /** In both browsers unless told. */
  only?: BrowserName;
  /** Paths of what may differ. */
  at: RegExp;
  /** Only where it is noted of one of `wraps`. */
  ofWraps?: boolean;
  /** How it may differ; in any way unless told. */
  differs?(without: string, audited: string): boolean;
}

export const allowed: Allowed[] = [
  {
    what: 'what an engine quotes of a function in its own messages',
    reason:
      'Engines read the source itself, past `Function.prototype.toString`, and no script can change that.',
    at: / › engine text( \(|$)/,
    ofWraps: true,
  },
  {
    what: 'one frame more in the stack of an error that a native throws',
    reason: 'A native can only be called by what stands in for it, and engines hide no frame of a script.',
    at: / › stack( |$)/,
    differs: hasOneFrameMore,
  },
  {
    what: 'the file of an error that a native throws',
    reason: 'Gecko gives an error the file of its innermost frame.',
    only: 'firefox',
    at: / › place /,
    ofWraps: true,
    differs: (_without, audited) => audited === '<anonymous code>' || audited === 'widget-witness-probe.js',
  },
  {
    what: 'the text of two constructors, asked for with the natives of another frame',
    reason:
      'A Proxy stands in for a constructor, so that statics, `new.target` and subclasses stay as they are. All proxies ' +
      'print alike: only the frame whose Proxy it is can tell it from a proxy of the page.',
    at: /^(EventSource|WebSocket) › text \(seen from /,
  },
  {
    what: 'accessors where natives that load from the network, put elements in or set timers were plain properties, told by the natives of another frame',
    reason:
      'Nothing else tells who lays a patch over them. The page’s own natives show plain properties; those of another frame ' +
      'know nothing of ours.',
    at: /^(EventSource|WebSocket|fetch|set(Interval|Timeout)|Navigator\.prototype\.sendBeacon|XMLHttpRequest\.prototype\.send|Node\.prototype\.(appendChild|insertBefore)|Element\.prototype\.(append|attachShadow))\b.*\(seen from /,
  },
  {
    what: 'the text of what we stand in for, asked for with the natives of a frame that has not loaded yet',
    reason: 'Until a frame has its document, browsers run nothing of an extension in it.',
    at: /^realms: their text of ours in .*, at once$/,
  },
  {
    what: 'a Proxy in the place of a node or of options is asked for its prototype or for a property’s descriptor',
    reason:
      'No script can tell a Proxy from another object without asking it something. Getters of objects are not run, and ' +
      'natives refuse proxies of nodes.',
    at: / › done | order: |^order: /,
    differs: isAskedOnly,
  },
  {
    what: 'the order in which the names of a window are listed',
    reason:
      'Gecko makes a standard class when it is first used, lists it then, and some script uses it first.',
    only: 'firefox',
    at: /^(window › keys|trick: own names of the window|Parley: place among the names)/,
    differs: (without, audited) => sorted(without) === sorted(audited),
  },
  {
    what: 'accessors where a chat’s global, its functions and plain values were plain properties',
    reason: 'Nothing else tells who assigns to them. Reads and assignments give what they would otherwise.',
    at: /^Parley: (descriptors? |getters? |setter |given a getter|hidden|sealed)/,
  },
  {
    what: 'an assignment to what inherits from a chat’s global, where it is frozen or a Proxy',
    reason:
      'An accessor is not told how the assignment came about: it gives the heir a property of its own, and where that is ' +
      'refused it cannot know whether the script wants an error.',
    at: /^Parley: set (on a frozen heir|on a proxy|through Reflect on a frozen )/,
  },
];

const sorted = (names: string): string => names.split(' ').sort().join(' ');

function hasOneFrameMore(without: string, audited: string): boolean {
  const frames = audited.split(' < ');
  const ours = frames.findIndex((frame) => frame.includes('widget-witness-probe.js:'));
  return ours >= 0 && frames.toSpliced(ours, 1).join(' < ') === without;
}

/** All that was done is done in the same order, and besides something was only asked. */
function isAskedOnly(without: string, audited: string): boolean {
  const left = without === '' ? [] : without.split(', ');
  for (const step of audited.split(', ')) {
    if (step === left[0]) left.shift();
    else if (!/ (getOwnPropertyDescriptor|getPrototypeOf|ownKeys)\b/.test(step)) return false;
  }
  return left.length === 0;
}
