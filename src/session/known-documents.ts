import type { DocumentRecord } from './database.ts';
import type { Journal } from './journal.ts';

const rememberedAtMost = 500;

/** Documents that are stored. One never changes, and is asked for with every batch of its facts: the last ones are remembered. */
export type KnownDocuments = {
  get(id: string): Promise<DocumentRecord | undefined>;
  add(document: DocumentRecord): void;
};

export function createKnownDocuments({ read }: Pick<Journal, 'read'>): KnownDocuments {
  const recent = new Map<string, DocumentRecord>();

  const add = (document: DocumentRecord) => {
    recent.delete(document.id);
    recent.set(document.id, document);
    const [oldest] = recent.keys();
    if (recent.size > rememberedAtMost && oldest !== undefined) recent.delete(oldest);
  };

  return {
    add,
    async get(id) {
      const document = recent.get(id) ?? (await read((db) => db.get('documents', id)));
      if (document) add(document);
      return document;
    },
  };
}
