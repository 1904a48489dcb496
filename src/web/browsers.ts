/** Which browsers the page is for: it is built for these versions (`vite.config.ts`), and does not begin where one of the newest things that it needs is missing. */

/** All of the spring of 2024 or older. What README.md says of it is tested. */
export const BROWSERS = ['chrome120', 'edge120', 'firefox125', 'safari17.4', 'ios17.4']

/** What of the browser is asked. */
export interface BrowserParts {
  readonly URL: object
  readonly Promise: object
  readonly Intl: object
  readonly HTMLElement: { readonly prototype: object }
}

export function isNewEnough({ URL, Promise, Intl, HTMLElement }: BrowserParts): boolean {
  return 'canParse' in URL && 'withResolvers' in Promise && 'Segmenter' in Intl && 'popover' in HTMLElement.prototype
}
