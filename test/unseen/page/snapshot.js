/**
 * Page script. `unseen.snapshot` resolves to everything that the other scripts beside it note of this page, as the JSON of
 * an object `path → what`. `vendor` names the global of a chat on the page, or is null: then the page itself is looked at.
 */
globalThis.unseen.snapshot = async (vendor) => {
  const { walk, call, tricks, order, realms, traces, vendorTricks } = globalThis.unseen;
  const lines = {};
  const noteIn = (target) => (path, what) => {
    let unique = path;
    for (let n = 2; unique in target; n++) unique = `${path} (${n})`;
    target[unique] = what;
  };
  const note = noteIn(lines);
  if (vendor) {
    const ofVendor = vendorTricks(vendor, note);
    ofVendor.looks();
    await ofVendor.changes();
    ofVendor.looks();
    return JSON.stringify(lines);
  }

  const walked = (realm, eyes) => {
    const found = {};
    walk(realm, eyes, noteIn(found));
    return found;
  };
  const own = walked(window, window);
  Object.assign(lines, own);

  /** Notes only where another look shows something else than the first one. */
  const noteOthers = (how, others) => {
    for (const path of new Set([...Object.keys(own), ...Object.keys(others)])) {
      if (own[path] !== others[path]) note(`${path} (${how})`, String(others[path]));
    }
  };
  const addFrame = (attributes) => {
    const frame = Object.assign(document.createElement('iframe'), attributes);
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    return { frame, loaded };
  };
  const looks = (when, { frame: { contentWindow } }) => {
    noteOthers(`seen from ${when}`, walked(window, contentWindow));
    noteOthers(`in ${when}`, walked(contentWindow, contentWindow));
  };

  const fresh = addFrame({});
  looks('a fresh frame', fresh);
  const filled = addFrame({ srcdoc: '<!doctype html><title>filled</title><p>text</p>' });
  await filled.loaded;
  looks('a srcdoc frame', filled);
  fresh.frame.remove();
  filled.frame.remove();

  await traces(note);
  await call(note);
  tricks(note);
  await order(note);
  await realms(note);
  await traces((path, what) => note(`${path}, in the end`, what));
  return JSON.stringify(lines);
};
