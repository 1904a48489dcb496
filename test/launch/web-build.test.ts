/** What the build makes of the browser door: `dist/web`, as the server reads it. */
import { describe, expect, it } from 'vitest'
import { webRoutes } from '../../src/doors/http/web-files.ts'
import { readWebFiles } from '../../src/server/web-files.ts'

/** First load at most, compressed, with everything that index.html names. */
const MAX_FIRST_LOAD_BYTES = 120 * 1024

const files = readWebFiles()
const page = Buffer.from(files.get('index.html')?.bytes ?? '').toString()
const named = Array.from(page.matchAll(/(?:src|href)="\/([^"]+)"/g), ([, name]) => name as string)

describe('WEB-10 the page as it was built', () => {
  it('has no script and no style inside, and nothing from elsewhere', () => {
    expect(page).toMatch(/<script type="module"[^>]* src="\/assets\//)
    expect(page).not.toMatch(/<script(?![^>]* src="\/assets\/)|<style| style="| on\w+="|(?:src|href)="(?!\/)/)
  })

  it('names only what the server has', () => {
    const paths = webRoutes(files).map(({ path }) => path)
    const known = new Set([...paths, '/favicon.svg', '/ways'])
    expect(named.map((name) => `/${name}`).filter((path) => !known.has(path))).toEqual([])
    // Each file has an address: none is of a type that the server does not know.
    expect(paths.filter((path) => !path.endsWith('/') || path === '/')).toHaveLength(files.size)
  })

  it('is light at the first load', () => {
    const first = ['index.html', ...named].flatMap((name) => files.get(name) ?? [])
    const bytes = first.reduce((sum, { bytes, br = bytes }) => sum + br.length, 0)
    expect(bytes).toBeGreaterThan(0)
    expect(bytes).toBeLessThanOrEqual(MAX_FIRST_LOAD_BYTES)
  })

  it('has every script and style compressed that is worth it', () => {
    const large = [...files].filter(([name, { bytes }]) => /\.(?:js|css|html)$/.test(name) && bytes.length > 1024)
    expect(large.filter(([, { br, gzip }]) => !br || !gzip)).toEqual([])
  })
})
