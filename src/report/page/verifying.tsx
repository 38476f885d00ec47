import type { JSX } from 'preact';
import { digestFile, manifestFile, observationsFile, pageFile, reportFile } from '../../model/package.ts';
import { notShown } from '../../model/verification.ts';
import { Paste } from '../../ui/components/advice.tsx';

const commands = `unzip incident.zip
jq -r '.resources[] | (.hash | ltrimstr("sha256:")) + "  " + .path' ${manifestFile} | sha256sum -c
jq -r .publicKey ${digestFile} | base64 -d | openssl pkey -pubin -inform DER -out key.pem
jq -r .signature ${digestFile} | base64 -d > list.sig
openssl dgst -sha256 -verify key.pem -signature list.sig ${manifestFile}`;

/** For a reader who trusts neither who sent this nor the tool. */
export const Verifying = (): JSX.Element => (
  <section class="block-section">
    <h2>How to verify it</h2>
    <p>
      This page (<code>{pageFile}</code>) is one file of a signed package, a ZIP file; without its package it
      is signed by nobody. In the package, <code>{reportFile}</code> says the same as data, and{' '}
      <code>{observationsFile}</code> holds everything that it was derived from, each line bound to the one
      before it.
    </p>
    <ol class="ways">
      <li>
        <strong>In the extension:</strong> open the popup of Widget Witness, press <em>Verify a report</em>{' '}
        and choose the package. It looks at every file, line and signature, and derives the findings again,
        offline.
      </li>
      <li>
        <strong>On the command line:</strong> the same, for a signer whose fingerprint you know:
        <Paste text="widget-witness verify incident.zip --key FINGERPRINT" />
      </li>
      <li>
        <strong>With tools that are not ours:</strong> that no file was changed, and that the list of files
        was signed:
        <Paste text={commands} />
      </li>
    </ol>
    <p>
      Whose key it is, only you can know: ask the signer for the key’s fingerprint by another way, such as the
      telephone. The head of the chain, noted when the recording was stopped, tells whether the package is of
      that record.
    </p>
    <p>{notShown}</p>
  </section>
);
