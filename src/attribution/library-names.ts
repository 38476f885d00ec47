/** Scripts that pass calls on for others. Matched by file name and by package name on a CDN. */
export const libraryNames: readonly string[] = [
  'alpine',
  'alpinejs',
  'angular',
  'animejs',
  'axios',
  'backbone',
  'bootstrap',
  'core-js',
  'd3',
  'dojo',
  'ember',
  'fastdom',
  'gsap',
  'hammer',
  'handlebars',
  'jquery',
  'jquery-migrate',
  'jquery-ui',
  'knockout',
  'lit',
  'lodash',
  'mithril',
  'mobx',
  'modernizr',
  'moment',
  'mootools',
  'mustache',
  'petite-vue',
  'polyfill',
  'polyfills',
  'popper',
  'preact',
  'prototype',
  'ramda',
  'react',
  'react-dom',
  'redux',
  'regenerator-runtime',
  'require',
  'requirejs',
  'rxjs',
  'select2',
  'slick',
  'stimulus',
  'superagent',
  'svelte',
  'swiper',
  'system',
  'systemjs',
  'three',
  'underscore',
  'vue',
  'whatwg-fetch',
  'yui',
  'zepto',
  'zone',
  'zone.js',
];

/** Libraries that draw the page from templates or components of the page's own, when its state changes. */
export const frameworkNames: readonly string[] = [
  'alpine',
  'alpinejs',
  'angular',
  'ember',
  'knockout',
  'lit',
  'mithril',
  'petite-vue',
  'preact',
  'react',
  'react-dom',
  'svelte',
  'vue',
];

/** Libraries that replace the page's body or main part when the visitor goes to another page. */
export const routerNames: readonly string[] = [
  '@hotwired/turbo',
  'barba',
  'highway',
  'htmx',
  'htmx.org',
  'instantclick',
  'pjax',
  'swup',
  'turbo',
  'turbolinks',
  'unpoly',
  'vue-router',
  'react-router',
  'react-router-dom',
  '@barba/core',
];

/** Consent managers that sites serve themselves; their files' names begin so (`klaro-no-css.js`). */
export const consentNames: readonly string[] = ['klaro', 'orejime', 'cookieconsent', 'tarteaucitron', 'yett'];

/** Words that a library's file name may hold besides its name. */
export const libraryFileWords: ReadonlySet<string> = new Set([
  'min',
  'slim',
  'prod',
  'production',
  'dev',
  'development',
  'umd',
  'esm',
  'es',
  'cjs',
  'iife',
  'global',
  'module',
  'browser',
  'bundle',
  'core',
  'all',
  'full',
  'runtime',
  'legacy',
  'es5',
  'es6',
  'es2015',
  'es2017',
  'latest',
  'release',
  'pkgd',
  'compat',
  'rc',
  'beta',
  'alpha',
]);

/** Hosts that serve curated libraries only. Hosts that serve any package are judged by the package. */
export const libraryHosts: readonly string[] = [
  'ajax.googleapis.com',
  'cdnjs.cloudflare.com',
  'code.jquery.com',
  'bootstrapcdn.com',
  'ajax.aspnetcdn.com',
  'use.fontawesome.com',
  'code.createjs.com',
];

/** Hosts that serve any package there is. */
export const packageHosts: readonly string[] = [
  'cdn.jsdelivr.net',
  'unpkg.com',
  'esm.sh',
  'cdn.skypack.dev',
  'jspm.dev',
  'ga.jspm.io',
  'esm.run',
];

/** Companies, as third-party-web names them, whose scripts wrap other scripts' calls and callbacks. */
export const monitoringCompanies: ReadonlySet<string> = new Set([
  'Sentry',
  'New Relic',
  'Bugsnag',
  'Rollbar',
  'TrackJS',
  'Raygun',
  'AppDynamics',
  'Datadog',
  'Dynatrace',
  'LogRocket',
  'Airbrake',
  'Honeybadger',
  'Instana',
]);

/**
 * Companies, as third-party-web names them, whose script calls other companies' on the page with what the site set up,
 * as a tag manager does.
 */
export const routingCompanies: ReadonlySet<string> = new Set(['Segment', 'mParticle']);

/** Files of error monitors that sites serve themselves. */
export const monitoringNames: readonly string[] = [
  'sentry',
  'raven',
  'bugsnag',
  'rollbar',
  'newrelic',
  'datadog-rum',
  'logrocket',
];

/**
 * Functions by which error monitors and zone.js call a callback that another script registered. Sites
 * bundle them under file names of their own, so the function's name is all there is to know them by.
 */
export const forwardingFunctions: ReadonlySet<string> = new Set([
  'sentryWrapped',
  'nrWrapper',
  'callMonitored',
  'invokeTask',
  'onInvokeTask',
  'runTask',
  'runGuarded',
  'globalZoneAwareCallback',
  'globalCallback',
  'drainMicroTaskQueue',
]);
