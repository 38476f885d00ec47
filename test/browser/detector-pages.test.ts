import { draw } from '../draw.ts';
import { detectorIds, testDetectorPages } from '../pages/suite.ts';

/** Each detector's pages in one of the browsers, drawn anew at every run; the matrix has all in both. */
const inChromium = draw(detectorIds, Math.ceil(detectorIds.length / 2));

testDetectorPages('chromium', inChromium);
testDetectorPages(
  'firefox',
  detectorIds.filter((id) => !inChromium.includes(id)),
);
