import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { explainFailure } from './explain-failure.ts'

describe('a failure in words', () => {
  it('says that a port is in use, and how to take another', async () => {
    const first = createServer().listen(0, '127.0.0.1')
    await once(first, 'listening')
    const { port } = first.address() as AddressInfo
    const [error] = (await once(createServer().listen(port, '127.0.0.1').unref(), 'error').catch((e: unknown) => [
      e,
    ])) as [Error]
    expect(explainFailure(error)).toMatch(new RegExp(`^Port ${port} is already in use\\.\\n.*--port \\d+`))
    first.close()
  })

  it('says that the machine does not have an address', async () => {
    // 192.0.2.0/24 is for documentation: RFC 5737
    const [error] = (await once(createServer().listen(0, '192.0.2.77'), 'error').catch((e: unknown) => [e])) as [Error]
    expect(explainFailure(error)).toContain('does not have the address 192.0.2.77')
  })

  it('says why a folder cannot be used', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'snug-'))
    try {
      const file = join(folder, 'file')
      await writeFile(file, '')
      const error: unknown = await mkdir(join(file, 'below')).catch((error: unknown) => error)
      expect(explainFailure(error)).toBe(
        `${join(file, 'below')} cannot be used: a part of the path is a file.\nGive another folder with --data.`,
      )
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('leaves other errors their own words', () => {
    expect(explainFailure(new Error('Something else.'))).toBe('Something else.')
    expect(explainFailure(Object.assign(new Error('Coded.'), { code: 'ERR_X' }))).toBe('Coded.')
    expect(explainFailure('a thrown text')).toBe('a thrown text')
  })
})
