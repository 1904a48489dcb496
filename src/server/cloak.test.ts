import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCloak, readCloakKey } from './cloak.ts'

describe('the cloak', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'snug-cloak-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('PRIVATE-1 gives an address the same host from one start to the next, and never shows it', () => {
    const cloak = createCloak(readCloakKey(folder), 'guest')
    expect(cloak('192.0.2.7')).toMatch(/^[a-z2-7]{12}\.guest$/)
    expect(cloak('192.0.2.7')).toBe(createCloak(readCloakKey(folder), 'guest')('192.0.2.7'))
    expect(cloak('192.0.2.8')).not.toBe(cloak('192.0.2.7'))
    expect(statSync(join(folder, 'cloak.key')).mode & 0o077).toBe(0)
  })

  it('PRIVATE-1 gives all addresses of one IPv6 network the same host: a ban cannot be walked around', () => {
    const cloak = createCloak(readCloakKey(folder), 'guest')
    expect(cloak('2001:db8::2')).toBe(cloak('2001:db8::1'))
    expect(cloak('2001:db8:0:1::1')).not.toBe(cloak('2001:db8::1'))
  })

  it('refuses a key that was cut', () => {
    writeFileSync(join(folder, 'cloak.key'), 'abcd\n')
    expect(() => readCloakKey(folder)).toThrow('delete it')
  })
})
