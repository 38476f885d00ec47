import type { JSX } from 'preact';
import type { Check, CheckId, Verification } from '../../model/verification.ts';
import { notShown } from '../../model/verification.ts';
import { Badge } from './marks.tsx';

const titles: Record<CheckId, string> = {
  container: 'Container',
  contents: 'Files',
  signature: 'Signature',
  signer: 'Signer',
  files: 'Contents',
  schema: 'Form',
  chain: 'Observations',
  derivation: 'Findings',
  views: 'Other forms',
  pictures: 'Pictures',
};

const looks = {
  holds: { tone: 'good', mark: 'check', word: 'Holds' },
  fails: { tone: 'bad', mark: 'cross', word: 'Fails' },
  'not-established': { tone: 'open', mark: 'question', word: 'Not established' },
} as const;

const CheckRow = ({ id, state, sentence }: Check): JSX.Element => {
  const { tone, mark, word } = looks[state];
  return (
    <li class="check-row">
      <h3>{titles[id]}</h3>
      <Badge tone={tone} mark={mark}>
        {word}
      </Badge>
      <p>{sentence}</p>
    </li>
  );
};

/** What was looked at in a package, each in a sentence, the whole first. */
export const VerificationResult = ({
  name,
  verification: { checks, holds, manifest },
}: {
  name: string;
  verification: Verification;
}): JSX.Element => (
  <section class="view" aria-label="What was looked at">
    <div class="lead">
      <h2>{holds ? 'Everything that was looked at holds' : 'Not everything holds'}</h2>
      <p class="quiet">
        {name}
        {manifest &&
          `: audit ${manifest.audit}, packed ${manifest.created} by ${manifest.tool.name} ${manifest.tool.version}`}
      </p>
    </div>
    <ul class="rows">
      {checks.map((check) => (
        <CheckRow key={`${check.id} ${check.sentence}`} {...check} />
      ))}
    </ul>
    <p class="quiet">{notShown}</p>
  </section>
);
