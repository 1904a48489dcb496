import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseConfigFile } from './config-file.ts'
import { ROWS } from './settings-table.ts'
import { formatExample } from './show-config.ts'

describe('the example file', () => {
  it('CONFIG-6 is what docs/snug.example.toml says; if not, run `npm run docs`', () => {
    expect(readFileSync(new URL('../../../docs/snug.example.toml', import.meta.url), 'utf8')).toBe(formatExample())
  })

  it('CONFIG-6 sets nothing as it stands, and every setting where its comments are taken away', () => {
    expect([...parseConfigFile('/x', formatExample()).settings.keys()]).toEqual([])
    const all = parseConfigFile('/x', formatExample().replace(/^#(?=\S+ = )/gm, '')).settings
    expect([...all.keys()].toSorted()).toEqual(ROWS.map(({ name }) => name).toSorted())
    for (const { name, kind } of ROWS) {
      if (name !== 'operators') expect(() => kind.check(all.get(name))).not.toThrow()
    }
  })
})

describe('the table of settings', () => {
  it('has names that nobody else has, and a default that each setting allows', () => {
    for (const names of [ROWS.map(({ variable }) => variable), ROWS.flatMap(({ option }) => option ?? [])]) {
      expect(new Set(names).size).toBe(names.length)
    }
    for (const { fallback, kind } of ROWS) if (fallback !== undefined) expect(kind.check(fallback)).toEqual(fallback)
  })

  it('keeps the names of options and variables that have been there before', () => {
    const named = Object.fromEntries(ROWS.map(({ name, option, variable }) => [name, [option, variable]]))
    expect(named).toMatchObject({
      'server.port': ['--port', 'SNUG_PORT'],
      'server.host': ['--host', 'SNUG_HOST'],
      'server.listen': ['--listen', 'SNUG_LISTEN'],
      'server.data': ['--data', 'SNUG_DATA'],
      'server.name': ['--name', 'SNUG_NAME'],
      'server.network': ['--network', 'SNUG_NETWORK'],
      'limits.enabled': ['--no-limits', 'SNUG_NO_LIMITS'],
      'limits.flood-burst': ['--flood-burst', 'SNUG_FLOOD_BURST'],
      'limits.flood-rate': ['--flood-rate', 'SNUG_FLOOD_RATE'],
      'log.level': ['--log-level', 'SNUG_LOG_LEVEL'],
    })
  })
})
