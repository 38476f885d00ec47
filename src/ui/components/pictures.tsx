import type { JSX } from 'preact';
import type { PictureReport, Report } from '../../model/report.ts';
import { counted } from '../words.ts';

const momentWords: Record<PictureReport['moment'], string> = {
  before: 'Before',
  after: 'After',
  'at-stop': 'At the end',
};

const stateWords: Record<PictureReport['boxes'][number]['state'], string> = {
  clickable: 'can be seen and clicked',
  covered: 'something lies over it',
  visible: 'can be seen',
  gone: 'is gone; the broken line shows where it stood',
};

type Reason = NonNullable<Report['pictures']>['notTaken'][number]['reason'];
const reasonWords: Record<Reason, string> = {
  'not-in-front': 'the audited page was not the one in front in its window',
  refused: 'the browser allowed none: it does with access to all sites only',
  unsteady: 'the page kept moving or was left meanwhile',
  'gone-before': 'the chat was gone before the page had loaded',
  'no-answer': 'the page did not answer',
  failed: 'it could not be drawn',
  'not-stored': 'it could not be stored',
  enough: 'the audit has as many as it may have',
};

type Naming = (vendor: string) => string;

const boxLine = ({ vendor, state, shown }: PictureReport['boxes'][number], nameOf: Naming): string =>
  `${nameOf(vendor)} ${stateWords[state]}${shown === 'outline' && state !== 'gone' ? ' (too large to be shown)' : ''}`;

const Picture = ({
  picture,
  source,
  nameOf,
}: {
  picture: PictureReport;
  source: string | undefined;
  nameOf: Naming;
}): JSX.Element => {
  const lines = picture.boxes.map((box, i) => `${i + 1}: ${boxLine(box, nameOf)}`);
  const title = `${momentWords[picture.moment]}, ${picture.at.slice(11, 19)} UTC`;
  return (
    <figure class="picture">
      {source === undefined ? (
        <p class="quiet">This picture was left out.</p>
      ) : (
        <img
          src={`data:image/png;base64,${source}`}
          width={picture.width}
          height={picture.height}
          alt={`${title}. ${counted(lines.length, 'box')}. ${lines.join('. ')}.`}
        />
      )}
      <figcaption>
        <strong>{title}</strong>
        <ol>
          {picture.boxes.map((box, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the number is what a box is known by.
            <li key={i}>{boxLine(box, nameOf)}</li>
          ))}
        </ol>
        <code>{picture.file}</code>
      </figcaption>
    </figure>
  );
};

/** The pictures of an audit, those of one page side by side. `sources`: the files in base64, by their names. */
export const Pictures = ({
  report: { pictures, widgets },
  sources,
}: {
  report: Pick<Report, 'pictures' | 'widgets'>;
  sources: ReadonlyMap<string, string>;
}): JSX.Element | null => {
  if (!pictures) return null;
  const { taken, notTaken } = pictures;
  const nameOf: Naming = (vendor) => widgets.find((widget) => widget.vendor === vendor)?.name ?? vendor;
  return (
    <section class="block-section">
      <h2>Pictures</h2>
      <p class="quiet">
        Of each page only the boxes of chats are shown, as a few squares of average colour: what is written
        there cannot be read. All else is grey and was not kept.
      </p>
      {[...new Set(taken.map(({ page }) => page))].map((page) => (
        <div class="pictures" key={page}>
          {taken
            .filter((picture) => picture.page === page)
            .map((picture) => (
              <Picture
                key={picture.file}
                picture={picture}
                source={sources.get(picture.file)}
                nameOf={nameOf}
              />
            ))}
        </div>
      ))}
      {notTaken.length > 0 && (
        <ul class="quiet">
          {notTaken.map(({ moment, reason, at }) => (
            <li key={reason}>
              {momentWords[moment]}, {at.slice(11, 19)} UTC: no picture, since {reasonWords[reason]}.
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
