import type { JSX } from 'preact';
import { Heading } from './heading.tsx';

export const Loading = (): JSX.Element => (
  <section class="view" aria-busy="true">
    <p role="status">Looking at this page…</p>
  </section>
);

export const Unsupported = (): JSX.Element => (
  <section class="view">
    <div class="lead">
      <Heading>This page cannot be audited</Heading>
      <p>
        The browser keeps extensions away from its own pages, from its store and from some files. Nothing is
        wrong with the page.
      </p>
    </div>
    <p class="quiet">Open the website you want to audit, then open Widget Witness again.</p>
  </section>
);

export const Failed = ({ fault, onRetry }: { fault: string; onRetry: () => void }): JSX.Element => (
  <section class="view">
    <div class="lead" role="alert">
      <Heading>Something went wrong</Heading>
      <p>{fault}</p>
    </div>
    <p class="actions">
      <button type="button" class="primary" onClick={onRetry}>
        Try again
      </button>
    </p>
  </section>
);
