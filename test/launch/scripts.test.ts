/** The parts of `npm start` and `npm test` that can go wrong without anybody seeing it. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'

const require = createRequire(import.meta.url)
const { isNewEnough, findNode } = require('../../bin/find-node.cjs') as {
  isNewEnough: (version: string) => boolean
  findNode: (folder: string) => string | undefined
}
const { oneAtATime } = require('../../scripts/one-at-a-time.cjs') as {
  oneAtATime: <T>(folder: string, work: () => Promise<T>) => Promise<T>
}

function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'snug-scripts-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return realpathSync(folder)
}

describe('a Node that is new enough', () => {
  it.each([
    ['20.20.2', false],
    ['24.14.9', false],
    ['24.15.0', true],
    ['24.21.0', true],
    ['25.0.0', true],
    ['26.1.0-nightly', true],
  ])('%s: %s', (version, enough) => {
    expect(isNewEnough(version)).toBe(enough)
  })

  it('is the running one', () => {
    expect(findNode(scratchFolder())).toBe(process.execPath)
  })
})

describe('one at a time', () => {
  it('keeps the second waiting until the first has finished', async () => {
    const folder = scratchFolder()
    const told: string[] = []
    const first = Promise.withResolvers<void>()
    const one = oneAtATime(folder, async () => {
      told.push('one begins')
      await first.promise
      told.push('one ends')
    })
    const two = oneAtATime(folder, async () => void told.push('two'))
    first.resolve()
    await Promise.all([one, two])
    expect(told).toEqual(['one begins', 'one ends', 'two'])
  })

  it('lets the next one in after a failure', async () => {
    const folder = scratchFolder()
    await expect(oneAtATime(folder, () => Promise.reject(new Error('no network')))).rejects.toThrow('no network')
    expect(await oneAtATime(folder, async () => 'in')).toBe('in')
  })

  it('takes over from a run that died', async () => {
    const folder = scratchFolder()
    const { pid } = spawnSync(process.execPath, ['--version'])
    const name = createHash('sha256').update(folder).digest('hex').slice(0, 16)
    writeFileSync(join(tmpdir(), `snug-${process.getuid?.() ?? 0}-${name}.lock`), String(pid))
    expect(await oneAtATime(folder, async () => 'in')).toBe('in')
  })

  it('does not keep runs in different folders apart', async () => {
    const [one, two] = [join(scratchFolder(), 'a'), join(scratchFolder(), 'b')]
    mkdirSync(one)
    mkdirSync(two)
    expect(await oneAtATime(one, () => oneAtATime(two, async () => 'both'))).toBe('both')
  })
})
