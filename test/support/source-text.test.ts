import { describe, expect, it } from 'vitest'
import { codeIn, importsIn } from './source-text.ts'

describe('the imports in a source', () => {
  it('are found in all their forms', () => {
    const source = `
import type { A } from './a.ts'
import {
  b,
  type C,
} from "./b.ts"
import './c.ts'; import './k.ts'
import * as d from 'node:d'
export { e } from './e.ts'
export * from '@scope/e2/x'
const f = await import('./f.ts')
type G = import('./g.ts').G
const h = new Worker(new URL('./h.js', import.meta.url))
const i = [import('./i.ts'), import('./j.ts')]
`
    const expected = [
      './a.ts',
      './b.ts',
      './c.ts',
      'node:d',
      './e.ts',
      '@scope/e2/x',
      './f.ts',
      './g.ts',
      './h.js',
      './i.ts',
      './j.ts',
      './k.ts',
    ]
    expect(importsIn(source).toSorted()).toEqual(expected.toSorted())
  })

  it('are not found in comments, nor in calls that look alike', () => {
    const source = `
// import './a.ts'
/* import('./b.ts') */
const bytes = Buffer.from('./c.ts')
export const from = 1; const words = './d.ts'
`
    expect(importsIn(source)).toEqual([])
  })
})

describe('the code in a source', () => {
  it.each([
    ['a // process.exit', 'a'],
    ['a /* Date.now() */ b', 'a b'],
    ['x = "Date.now()"', 'x ='],
    [String.raw`x = 'it\'s Date.now()' + y`, 'x = + y'],
    ['x = /Date.now()["\'`/]/.test(y)', 'x = .test(y)'],
    ['x = a / b / c', 'x = a / b / c'],
    ['x = `Date.now() ${Date.now()} `', 'x = Date.now()'],
    ['x = `${a ? `no ${Math.random()}` : "}"} no` + y', 'x = a ? Math.random() : + y'],
    [String.raw`x = '//' + Date.now()`, 'x = + Date.now()'],
  ])('%s', (source, code) => {
    expect(codeIn(source).trim().replace(/\s+/g, ' ')).toBe(code)
  })
})
