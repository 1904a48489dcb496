/** The service worker itself, as its types know it; and what the build has put in. */

declare const self: ServiceWorkerGlobalScope

export const worker = self

declare const BUILT_FILES: readonly string[]
declare const BUILT_VERSION: string

/** The addresses of all files of this build; the page first. */
export const builtFiles = BUILT_FILES
/** Another one for each build that differs. */
export const builtVersion = BUILT_VERSION

/** Whatever the address says behind that, it is the same page; other addresses of this server are none. */
export function isPage(path: string): boolean {
  return /^\/(?:$|c\/|u\/)/.test(path)
}
