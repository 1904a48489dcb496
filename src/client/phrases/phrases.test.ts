import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { expect, it } from 'vitest'
import { english } from './english/index.ts'
import { whyText } from './phrases.ts'

const CLIENT = join(import.meta.dirname, '..')
/** Links that only a terminal has. */
const OTHERS = /^(?:phrases\/|tls-link|tcp-link)|\.test\.ts$/
/** What fails where a program is wrong, and what is looked for in the words of a service. */
const NOT_FOR_PEOPLE = new Set(['the server has no buffer', ' is nobody’s.'])

/** Two words side by side, in any kind of quotes. What a template computes is no word. */
function sentencesIn(source: string): string[] {
  const code = source.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '').replace(/^import .*$/gm, '')
  const literals = Array.from(
    code.matchAll(/'([^'\n]*)'|`([^`\n]*)`/g),
    ([, plain, template]) => plain ?? template ?? '',
  )
  return literals.filter((text) =>
    /[a-z]{2}[,:.]? (?:[A-Za-z]{2}|$)|^[A-Z][a-z]+ /.test(text.replace(/\$\{[^}]*\}/g, '')),
  )
}

it('are the only sentences of the client', () => {
  const files = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith('.ts') && !OTHERS.test(path))
  const found = files.flatMap((file) =>
    sentencesIn(readFileSync(join(CLIENT, file), 'utf8'))
      .filter((text) => !Object.hasOwn(english.why, text) && !NOT_FOR_PEOPLE.has(text))
      .map((text) => `${file}: ${text}`),
  )
  expect(found).toEqual([])
})

it('leave reasons that others gave as they are', () => {
  expect([whyText('no answer'), whyText('Killed by amy'), whyText('constructor')]).toEqual([
    'no answer',
    'Killed by amy',
    'constructor',
  ])
})
