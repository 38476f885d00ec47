import type { JSX } from 'preact';

/** The product's mark: a speech bubble that looks. Same drawing as extension/icons/icon.svg. */
export const Logo = (): JSX.Element => (
  <svg class="logo" viewBox="0 0 128 128" aria-hidden="true" focusable="false">
    <rect class="logo-ground" width="128" height="128" rx="30" />
    <path
      class="logo-bubble"
      d="M64 26c-24.3 0-44 15.4-44 35 0 11.2 6.4 21 16.4 27.4L33 106l19.6-11.3c3.7.8 7.5 1.3 11.4 1.3 24.3 0 44-15.4 44-35S88.3 26 64 26z"
    />
    <circle class="logo-iris" cx="64" cy="61" r="19" />
    <circle class="logo-bubble" cx="64" cy="61" r="8" />
  </svg>
);
