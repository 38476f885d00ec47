import type { ProbeLink } from '../bridge/private-port.ts';
import type { Fact, FactOf, NodeRef } from '../model/observation.ts';
import type { Discovery } from './discovery.ts';
import type { DomTold } from './early-fact.ts';
import { withCode } from './made-code.ts';
import { isInPage } from './natives.ts';
import { described, type Seen } from './node-ref.ts';
import type { ScriptWatch } from './scripts.ts';
import { scriptsIn } from './stack-files.ts';
import type { Widgets } from './widgets.ts';

/** What the probe tells of acts on the document. */
export type DomActs = {
  /** What an act brings is met at once, whenever the act is recorded. */
  meet(dom: DomTold): void;
  /** Records it with what it did to chats. `seen`: what its nodes looked like, where it is taken later. */
  record(fact: FactOf<'dom'>, seen: Seen): void;
  /** The nodes that an act puts in or takes out. */
  nodesOf(dom: Pick<DomTold, 'nodes'>): Node[];
};

export function createDomActs(
  link: ProbeLink,
  widgets: Widgets,
  discovery: Discovery,
  scripts: () => ScriptWatch,
  record: (fact: Fact) => number,
): DomActs {
  const nodesOf = (dom: Pick<DomTold, 'nodes'>): Node[] =>
    dom.nodes.map(({ id }) => link.nodeOf(id)).filter((node) => node !== undefined);

  return {
    nodesOf,
    meet(dom) {
      const { action } = dom;
      const { id, tag } = dom.target;
      const nodes = nodesOf(dom);
      const target = link.nodeOf(id);
      if (tag === 'HTML' || action === 'write') link.refreshRoots();
      if (action === 'insert') scripts().insertedByCall(nodes);
      if (action === 'shadow' && target instanceof Element) discovery.addShadowHost(target);
      for (const node of nodes) discovery.within(node);
      if (action === 'insert' && /^(?:html|body)$/i.test(tag))
        for (const node of nodes) if (node instanceof Element) widgets.mayLieOver(node);
    },
    record(fact, seen) {
      const looks = (ref: NodeRef) => described(ref, link.nodeOf(ref.id), seen);
      const { action, attribute, stack } = fact;
      const nodes = nodesOf(fact);
      const target = link.nodeOf(fact.target.id);
      const isTree = action === 'insert' || action === 'remove' || action === 'write';
      const concerned = isTree ? nodes : target ? [target] : [];
      const marks = concerned.flatMap((node) => widgets.marksOf(node, action === 'insert')).slice(0, 32);
      const refs = fact.nodes.map(looks);
      const bringsCode = action === 'insert' && target && isInPage(target);
      const seq = record({
        ...fact,
        target: looks(fact.target),
        nodes: bringsCode ? refs.map((ref) => withCode(ref, link.nodeOf(ref.id))) : refs,
        marks,
      });
      if (action === 'attribute' && target) scripts().changed(target);
      const stackScripts = scriptsIn(stack?.text ?? '').join('\n');
      if (target) widgets.acted(seq, { action, target, attribute, nodes, scripts: stackScripts });
      widgets.recheckSoon();
      if (action === 'insert' || action === 'shadow') discovery.everywhereSoon();
    },
  };
}
