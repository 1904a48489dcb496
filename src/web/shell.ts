/** The page's side of the service worker: starts it where the browser lets us, and tells when a newer page is there, with a service worker or without. */
import { type ReadonlySignal, signal } from '@preact/signals'

const ADDRESS = '/sw.js'

const isNewer = signal(false)
/** Another build is there, and comes with the next load. */
export const isNewerThere: ReadonlySignal<boolean> = isNewer

let registered: Promise<ServiceWorkerRegistration | undefined> | undefined

/** Begins, and after that looks whether there is another build. Without a secure context there are no service workers, and only that is done. */
export function keepShell(): void {
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer }
  if (!import.meta.env.PROD) return
  if (!serviceWorker || registered) return void lookForNewer()
  serviceWorker.addEventListener('controllerchange', () => void compare())
  registered = register(serviceWorker)
}

/** Resolves when what can be known is known. A service worker that finds another build tells by itself when it has fetched that. */
export async function lookForNewer(): Promise<void> {
  const registration = await registered
  if (!registration) return compare()
  try {
    await registration.update()
  } catch (error) {
    console.info('No answer about a newer page:', error)
  }
}

/** Another build names other files than those that this page began with. Where there is a service worker, it answers with the newest that it has. */
async function compare(): Promise<void> {
  try {
    const page = await (await fetch('/', { cache: 'no-cache' })).text()
    const own = document.head.innerHTML
    const named = Array.from(page.matchAll(/"(\/assets\/[^"]+)"/g), ([, path]) => path as string)
    if (named.some((path) => !own.includes(path))) isNewer.value = true
  } catch (error) {
    console.info('No answer about a newer page:', error)
  }
}

async function register(serviceWorker: ServiceWorkerContainer): Promise<ServiceWorkerRegistration | undefined> {
  try {
    return await serviceWorker.register(trusted(ADDRESS))
  } catch (error) {
    // Forbidden in this browser, or no room for it: the page works without.
    console.info('No service worker:', error)
    return undefined
  }
}

/** The policy of the page lets no text be an address of a script, but for this one. */
function trusted(address: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes }
  const policy = trustedTypes?.createPolicy('snug-worker', {
    createScriptURL(url) {
      if (url === ADDRESS) return url
      throw new TypeError(`not a script of ours: ${url}`)
    },
  })
  return policy?.createScriptURL(address) ?? address
}

/** What it gives stands for a string wherever one is wanted. https://www.w3.org/TR/trusted-types/ */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string }
}
