import { detectorIds, testDetectorPages } from '../pages/suite.ts';

testDetectorPages('chromium', detectorIds);
testDetectorPages('firefox', detectorIds);
