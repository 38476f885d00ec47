export type BrowserName = 'chromium' | 'firefox';

export interface LaunchOptions {
  browser: BrowserName;
  /** Folder of the built, unpacked extension. */
  extensionDir: string;
  /** Folders of other unpacked extensions, installed before ours: what people run beside it. */
  otherExtensionDirs?: string[];
  /** `http://HOST:PORT`; used for every host, loopback included. */
  proxyUrl?: string;
  ignoreCertificateErrors?: boolean;
  headed?: boolean;
  /** Kept after closing; a fresh profile that is removed afterwards when absent. */
  userDataDir?: string;
  /** Firefox preferences, over ours; no meaning in Chromium. */
  extraPrefs?: Record<string, string | number | boolean>;
  /** Firefox: idle time after which the event page suspends itself; Chromium has no such setting. */
  backgroundIdleMs?: number;
  /** The caller closes the browser at SIGINT; otherwise the driver kills it, profile left behind, and exits with 130. */
  sigintIsMine?: boolean;
}

export interface ScreenshotOptions {
  fullPage?: boolean;
  /** CSS pixels from the top left corner of the page. */
  clip?: { x: number; y: number; width: number; height: number };
}

/** One tab. Functions given to it run in the page's main world and must not use anything around them. */
export interface PageHandle<RawPage = unknown> {
  /**
   * Resolves at the load event, or with `loaded: false` when only that is late (30 s unless told).
   * Throws PageUnreachableError when no document came.
   */
  goto(url: string, options?: { timeoutMs?: number }): Promise<{ status: number | null; loaded: boolean }>;
  evaluate<Result>(fn: () => Result | Promise<Result>): Promise<Result>;
  evaluate<Result, Arg>(fn: (arg: Arg) => Result | Promise<Result>, arg: Arg): Promise<Result>;
  /** Polls until the function's result is truthy and gives it; page changes meanwhile are survived. */
  waitForFunction<Result>(
    fn: () => Result | Promise<Result>,
    arg?: undefined,
    options?: { timeoutMs?: number },
  ): Promise<Result>;
  waitForFunction<Result, Arg>(
    fn: (arg: Arg) => Result | Promise<Result>,
    arg: Arg,
    options?: { timeoutMs?: number },
  ): Promise<Result>;
  /** A real mouse click: trusted, and a user gesture. */
  click(selector: string): Promise<void>;
  /** The same at a point of the viewport, in CSS pixels. */
  clickAt(point: { x: number; y: number }): Promise<void>;
  /** Types into the element with real key events. */
  type(selector: string, text: string): Promise<void>;
  /** PNG file. */
  screenshot(path: string, options?: ScreenshotOptions): Promise<void>;
  /** What `location.href` is now, also after the back-forward cache and on extension pages. */
  url(): Promise<string>;
  setViewport(size: { width: number; height: number }): Promise<void>;
  /** One step in the history, through the back-forward cache where the browser uses it. */
  back(options?: { timeoutMs?: number }): Promise<void>;
  forward(options?: { timeoutMs?: number }): Promise<void>;
  /** `prefers-color-scheme`; in Firefox it holds for the whole browser. */
  emulateDark(dark: boolean): Promise<void>;
  bringToFront(): Promise<void>;
  close(): Promise<void>;
  raw: RawPage;
}

/** A running browser with the extension in it; the same for both engines. */
export interface BrowserHandle<Raw = unknown, RawPage = unknown> {
  name: BrowserName;
  /** As the browser gives it, for example `156.0.8078.79`. */
  version: string;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  extensionOrigin: string;
  newPage(): Promise<PageHandle<RawPage>>;
  /** Opens a page of the extension in a new tab, for example `popup.html`. */
  openExtensionPage(path: string): Promise<PageHandle<RawPage>>;
  /** Ends the extension's background as the browser itself does when idle; the next event starts it again. */
  killBackground(): Promise<void>;
  isBackgroundRunning(): Promise<boolean>;
  close(): Promise<void>;
  raw: Raw;
}

/** No document came from the address; `reason` is the browser's own word for it. */
export class PageUnreachableError extends Error {
  override name = 'PageUnreachableError';
  readonly reason: string;
  constructor(
    readonly url: string,
    options: { cause: Error },
  ) {
    const [line = ''] = options.cause.message.split('\n');
    // Both drivers wrap the browser's error code, for example net::ERR_NAME_NOT_RESOLVED, in words of their own.
    const reason = /net::ERR_\w+|NS_ERROR_\w+/.exec(line)?.[0] ?? line;
    super(`${url} could not be reached: ${reason}`, options);
    this.reason = reason;
  }
}
