import { posix } from 'node:path';
import { type Node, parseSync } from 'oxc-parser';
import { lineAt, type SourceFile } from './source-files.ts';
import { walk } from './syntax-tree.ts';

/** One import or re-export. `to` is a path from the project's root, or `package:NAME` (`package:node:fs`). */
export type Import = { from: string; line: number; to: string; typeOnly: boolean };

/**
 * Every import of a file: static, dynamic, re-exported, and `import('…')` in a type. Throws where the file does
 * not parse and where a dynamic import computes its name, which nothing can check.
 */
export function importsOf({ path, text }: SourceFile): Import[] {
  const { module, program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);

  const found: Import[] = [];
  const add = (request: string, offset: number, typeOnly: boolean) =>
    found.push({ from: path, line: lineAt(text, offset), to: resolveRequest(path, request), typeOnly });

  for (const { moduleRequest, start, entries } of module.staticImports) {
    add(moduleRequest.value, start, entries.length > 0 && entries.every(({ isType }) => isType));
  }
  for (const { entries, start } of module.staticExports) {
    const request = entries.find(({ moduleRequest }) => moduleRequest)?.moduleRequest?.value;
    if (request) {
      const typeOnly = entries.every(({ isType }) => isType);
      add(request, start, typeOnly);
    }
  }
  walk(program, (node) => {
    if (node.type === 'TSImportType') add(node.source.value, node.start, true);
    if (node.type !== 'ImportExpression') return;
    const request = literalText(node.source);
    if (request === null) throw new Error(`${path}:${lineAt(text, node.start)} imports by a computed name.`);
    add(request, node.start, false);
  });
  return found;
}

const literalText = (node: Node): string | null =>
  node.type === 'Literal' && typeof node.value === 'string' ? node.value : null;

function resolveRequest(from: string, request: string): string {
  if (request.startsWith('.')) return posix.join(posix.dirname(from), request.replace(/\?.*$/, ''));
  const [scope = '', name = ''] = request.split('/');
  return `package:${scope.startsWith('@') ? `${scope}/${name}` : scope}`;
}
