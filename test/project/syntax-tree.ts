import { type Node, type Program, visitorKeys } from 'oxc-parser';

/** Calls `visit` for a program's every node, outermost first. */
export function walk(program: Program, visit: (node: Node) => void): void {
  const into = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(into);
    else if (isNode(value)) {
      visit(value);
      const fields = value as unknown as Record<string, unknown>;
      for (const key of visitorKeys[value.type] ?? []) into(fields[key]);
    }
  };
  into(program);
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;
