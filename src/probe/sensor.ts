/** A family of page-world APIs and what is recorded of them. `install` runs once, at document start. */
export type Sensor = { id: string; install(): void };
