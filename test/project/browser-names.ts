import { type Node, parseSync } from 'oxc-parser';
import { lineAt, type SourceFile } from './source-files.ts';
import { walk } from './syntax-tree.ts';

const browserNames = new Set([
  'document',
  'window',
  'browser',
  'chrome',
  'navigator',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'location',
]);

export type NameUse = { path: string; line: number; name: string };

/**
 * Where a file reads something of the page or the browser (`document.body`, `chrome?.runtime`). A file that binds
 * the name itself (an observation's `document`, say) means its own.
 */
export function browserNamesIn({ path, text }: SourceFile): NameUse[] {
  const bound = new Set<string>();
  const uses: NameUse[] = [];
  walk(parseSync(path, text).program, (node) => {
    for (const name of namesBoundBy(node)) bound.add(name);
    if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return;
    const { name, start } = node.object;
    if (browserNames.has(name)) uses.push({ path, line: lineAt(text, start), name });
  });
  return uses.filter(({ name }) => !bound.has(name));
}

function namesBoundBy(node: Node): string[] {
  switch (node.type) {
    case 'VariableDeclarator':
      return namesIn(node.id);
    case 'ImportSpecifier':
      return [node.local.name];
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return node.params.flatMap(namesIn);
    default:
      return [];
  }
}

/** The names that a pattern binds: `{ a, b: [c] = [] }` gives a and c. */
function namesIn(pattern: Node | null): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        namesIn(property.type === 'Property' ? property.value : property),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap(namesIn);
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument);
    default:
      return [];
  }
}
