/** docs/SPEC.md stays true: every rule is cited by a test or a play, and every number that one cites is a rule. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

function rules(): string[] {
  const text = readFileSync(join(root, 'docs/SPEC.md'), 'utf8')
  return [...text.matchAll(/^- \*\*([A-Z]+-\d+)\*\*/gm)].map(([, rule]) => rule as string)
}

/** Each cited rule with the files that cite it: in the titles of plays, and where the name of a test begins with it. */
function citations(): Map<string, string[]> {
  const cited = new Map<string, string[]>()
  for (const folder of ['src', 'test']) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      const title = titleIn(name)
      if (!title) continue
      const file = join(folder, name)
      for (const [, numbers = ''] of readFileSync(join(root, file), 'utf8').matchAll(title)) {
        for (const rule of numbers.trim().split(/\s+/)) cited.set(rule, [...(cited.get(rule) ?? []), file])
      }
    }
  }
  return cited
}

function titleIn(file: string): RegExp | undefined {
  if (file.endsWith('.play')) return /^# ((?:[A-Z]+-\d+ +)+)/gm
  // Of a call whose first argument begins with numbers: it('KEEP-1 tells nobody …'), describe.each(…)(`KEEP-1 …`).
  if (file.endsWith('.ts')) return /\(\s*['"`]((?:[A-Z]{2,}-\d+ )+)/g
  return undefined
}

it('every rule has one number', () => {
  const all = rules()
  expect(all.length).toBeGreaterThan(50)
  expect(all.filter((rule, i) => all.indexOf(rule) !== i)).toEqual([])
})

it('every rule is cited', () => {
  const cited = citations()
  expect(rules().filter((rule) => !cited.has(rule))).toEqual([])
})

it('every number that is cited is a rule', () => {
  const known = new Set(rules())
  expect([...citations()].filter(([rule]) => !known.has(rule))).toEqual([])
})
