/** What README.md says of browsers is what the page is built for. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { BROWSERS } from '../src/web/browsers.ts'

it('WEB-97 README.md says for which browsers the page is built', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const said = /Chrome and Edge (\S+), Firefox (\S+), Safari (\S+) \(/.exec(readme)?.slice(1) ?? []
  const [chromium, firefox, safari] = said
  expect(BROWSERS).toEqual([
    `chrome${chromium}`,
    `edge${chromium}`,
    `firefox${firefox}`,
    `safari${safari}`,
    `ios${safari}`,
  ])
})
