/** `npm run dev:web`: the page's own modules come from the disk, and all that the page asks of the server from there. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import config from '../vite.config.ts'

/** As Vite reads the names of its proxies. */
function isOfServer(path: string): boolean {
  return Object.keys(config.server?.proxy ?? {}).some((name) =>
    name.startsWith('^') ? new RegExp(name).test(path) : path.startsWith(name),
  )
}

it('no module of the page is asked of the server', () => {
  const web = join(import.meta.dirname, '..', 'src', 'web')
  const modules = readdirSync(web, { recursive: true, encoding: 'utf8' }).map((name) => `/${name}`)
  expect(modules.length).toBeGreaterThan(100)
  expect(modules.filter(isOfServer)).toEqual([])
})

it.each([
  '/irc',
  '/session',
  '/session/devices/x',
  '/upload/0f9d',
  '/files/x-800x600/cat.png',
  '/export/0f9d',
  '/read/tea?at=1',
  '/readable/tea',
  '/ways',
  '/favicon.svg',
])('%s is asked of the server', (path) => expect(isOfServer(path)).toBe(true))

it.each(['/', '/c/tea', '/u/bob', '/@vite/client'])('%s is the page', (path) => expect(isOfServer(path)).toBe(false))
