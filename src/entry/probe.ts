import { startProbe } from '../probe/probe.ts';

startProbe();
