/**
 * Keeps the files of the page, one build at a time, and answers with them. The page comes from here at once, also without a network; a newer build
 * is fetched behind its back, and is there at the next load; what is large and seldom needed is kept when it was needed. Nothing that people said or sent is kept here.
 */
import { builtFiles, builtVersion, isPage, worker } from './scope.ts'

const PREFIX = 'snug-shell-'
const OWN = PREFIX + builtVersion
/** Tabs that still run the build before this one load the rest of it from its cache: the server has it no more. */
const KEPT_CACHES = 2

export function keepShell(): void {
  worker.addEventListener('install', (event) => {
    event.waitUntil(install())
  })
  worker.addEventListener('activate', (event) => {
    event.waitUntil(activate())
  })
  worker.addEventListener('fetch', (event) => {
    const { method, mode, url } = event.request
    const { origin, pathname } = new URL(url)
    if (method !== 'GET' || origin !== worker.location.origin) return
    if (mode === 'navigate' && isPage(pathname)) event.respondWith(fromShell('/', event))
    else if (builtFiles.includes(pathname) || pathname.startsWith('/assets/'))
      event.respondWith(fromShell(pathname, event))
  })
}

/** All or nothing. What has a digest in its name may come from the browser's cache, the rest comes from the server. */
async function install(): Promise<void> {
  const cache = await caches.open(OWN)
  await cache.addAll(
    builtFiles.map((path) => new Request(path, path.startsWith('/assets/') ? {} : { cache: 'no-cache' })),
  )
  await worker.skipWaiting()
}

async function activate(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== OWN)
  await Promise.all(names.slice(0, Math.max(0, names.length - KEPT_CACHES + 1)).map((name) => caches.delete(name)))
  await worker.clients.claim()
}

/** Out of this build, else out of the one before, else from the server; then what never changes is kept. */
async function fromShell(path: string, event: FetchEvent): Promise<Response> {
  const how = { ignoreVary: true, ignoreSearch: true }
  const own = await caches.open(OWN)
  const kept = (await own.match(path, how)) ?? (await caches.match(path, how))
  if (kept) return kept
  const response = await fetch(event.request)
  if (response.ok && path.startsWith('/assets/')) event.waitUntil(keep(own, path, response.clone()))
  return response
}

async function keep(cache: Cache, path: string, response: Response): Promise<void> {
  try {
    await cache.put(path, response)
  } catch (error) {
    // No room for it: the page has it all the same, and asks the server again.
    console.info('Not kept on this device:', error)
  }
}
