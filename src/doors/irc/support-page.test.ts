import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { CAPABILITIES, isForNewerClients } from './capabilities.ts'
import { COMMANDS } from './commands/index.ts'
import * as numerics from './numerics.ts'
import { formatSupportPage } from './support-page.ts'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

it('is what docs/irc-support.md says; if not, run `npm run docs`', () => {
  expect(read('../../../docs/irc-support.md')).toBe(formatSupportPage())
})

it('names no numeric that nothing says', () => {
  const here = new URL('.', import.meta.url).pathname
  const sources = globSync('**/*.ts', { cwd: here, exclude: (name) => /\.test\.ts$|numerics\.ts$/.test(name) })
  const all = sources.map((path) => read(path)).join('\n')
  for (const name of Object.keys(numerics)) expect(all).toMatch(new RegExp(`\\b${name}\\b`))
})

it('has each command once, in order, and each capability with a bit of its own where it has one', () => {
  const verbs = COMMANDS.map(({ verb }) => verb)
  expect(verbs).toEqual([...new Set(verbs)].sort())
  const bits = CAPABILITIES.map(({ bit }) => bit).filter((bit) => bit !== 0)
  expect(new Set(bits).size).toBe(bits.length)
  // For clients that know no values, CAP LS has one line for all of them.
  const names = CAPABILITIES.map(({ name }) => name).filter((name) => !isForNewerClients(name))
  expect(names.join(' ').length).toBeLessThan(450)
  for (const bit of bits) expect(Math.log2(bit) % 1).toBe(0)
})
