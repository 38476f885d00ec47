import type { JSX } from 'preact';
import type { Report } from '../../model/report.ts';

/** How this release did on its own suites. */
export const ErrorRates = ({ rates }: { rates: Report['tool']['errorRates'] }): JSX.Element => (
  <section class="block-section">
    <h2>How far the tool can be relied on</h2>
    <p>
      Before a release, cases with a known answer are put to the tool. <em>Wrong</em>: it said something that
      is not so. <em>Unresolved</em>: it named nobody where somebody acted, and said so.
    </p>
    {rates.length === 0 ? (
      <p class="quiet">This report holds no figures.</p>
    ) : (
      <table>
        <thead>
          <tr>
            <th scope="col" class="suite-column">
              Suite
            </th>
            <th scope="col">Browser</th>
            <th scope="col" class="number">
              Cases
            </th>
            <th scope="col" class="number">
              Wrong
            </th>
            <th scope="col" class="number">
              Unresolved
            </th>
          </tr>
        </thead>
        <tbody>
          {rates.map(({ suite, measures, browser, cases, wrong, unresolved, taken, command }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike
            <tr key={index}>
              <td>
                {suite}
                <span class="quiet block">
                  {measures}; taken {taken}; <code>{command}</code>
                </span>
              </td>
              <td>{browser}</td>
              <td class="number">{cases}</td>
              <td class="number">{wrong}</td>
              <td class="number">{unresolved}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
);
