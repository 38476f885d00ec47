import type { Declared } from '../../../model/declared.ts';
import type { Watched } from '../../../package/gather.ts';
import { askReport, keeper, saveDeclared } from '../background.ts';
import { downloadFile, packageDownload } from '../export.ts';
import { ownSigner } from '../signing-key.ts';
import { type Made, makePackage } from './making.ts';

/** What the page asks of the rest of the extension, for one audit. */
export type Desk = {
  /** What was declared so far. */
  declared(): Promise<Declared>;
  save(declared: Declared): Promise<void>;
  make(watched: Watched): Promise<Made>;
  /** Notes the export and hands the package to the browser's downloads; null: it is out of date. Gives the file's name. */
  export(made: Made): Promise<string | null>;
};

export const deskFor = (auditId: string): Desk => ({
  declared: async () => (await askReport(auditId)).declared,
  save: (declared) => saveDeclared(auditId, declared),
  make: async (watched) => makePackage(auditId, keeper, await ownSigner(), watched),
  export: async ({ report, custody, blob }) => {
    if (!(await keeper.exported(auditId, custody))) return null;
    const download = packageDownload(report, blob);
    downloadFile(download);
    return download.name;
  },
});
