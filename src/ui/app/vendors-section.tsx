import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { UserVendor } from '../../vendors/user.ts';
import { counted } from '../words.ts';
import { askVendors, saveVendors } from './background.ts';
import { mergeVendors, readVendorFile } from './vendor-file.ts';

type Change = { told: string; before: UserVendor[] | null };

/** The person's own vendor definitions: import, list, remove with undo. */
export const VendorsSection = ({ popup }: { popup: boolean }): JSX.Element => {
  const [vendors, setVendors] = useState<UserVendor[]>([]);
  const [change, setChange] = useState<Change | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  useEffect(() => {
    askVendors().then(setVendors, () =>
      setFault('Your vendors could not be read. Close this window and open it again.'),
    );
  }, []);

  const save = async (next: UserVendor[], done: Change | null) => {
    try {
      await saveVendors(next);
      setVendors(next);
      setChange(done);
      setFault(null);
    } catch {
      setFault('Your vendors could not be saved. Nothing was changed; try again.');
    }
  };

  const importFile = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    const read = readVendorFile(await file.text());
    // The same file may be chosen again once it is mended.
    input.value = '';
    if ('fault' in read) {
      setFault(`${file.name} was not imported. ${read.fault} Nothing was changed.`);
      return;
    }
    const told = `Imported ${counted(read.vendors.length, 'vendor')}. They count from the next audit.`;
    await save(mergeVendors(vendors, read.vendors), { told, before: null });
  };

  const remove = (vendor: UserVendor) =>
    save(
      vendors.filter((other) => other.id !== vendor.id),
      { told: `Removed ${vendor.name}.`, before: vendors },
    );

  return (
    <details class="fold">
      <summary>
        <h2>Your vendors</h2> <span class="tally">{vendors.length}</span>
      </summary>
      <div class="view">
        <div class="lead">
          <p class="quiet">
            Definitions of your own, beside the built-in catalogue: a JSON file with an array of vendors.
            {popup && ' Some browsers close this popup when a file is chosen; the side panel stays open.'}
          </p>
          <div role="status">
            {change && (
              <p class="vendor-line">
                <span>{change.told}</span>
                {change.before && (
                  <button type="button" class="small" onClick={() => void save(change.before ?? [], null)}>
                    Undo
                  </button>
                )}
              </p>
            )}
          </div>
        </div>
        {fault && (
          <p class="notice" role="alert">
            {fault}
          </p>
        )}
        {vendors.length > 0 && (
          <ul class="rows">
            {vendors.map((vendor) => (
              <li key={vendor.id} class="vendor-line">
                <span>
                  {vendor.name} <span class="quiet">{vendor.category}</span>
                </span>
                <button
                  type="button"
                  class="small"
                  onClick={() => void remove(vendor)}
                  aria-label={`Remove ${vendor.name}`}
                >
                  Remove
                </button>
              </li>
            ))}
          </ul>
        )}
        <p>
          <label class="file">
            Import vendor file
            <input
              type="file"
              accept=".json,application/json"
              onChange={(event) => void importFile(event.currentTarget)}
            />
          </label>
        </p>
      </div>
    </details>
  );
};
