import { X509Certificate } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFakeClock } from '../../test/support/fake-clock.ts'
import { temporaryFolder } from '../../test/support/server-process.ts'
import { fingerprintInHex } from '../net/tls.ts'
import { type Certificates, openCertificates } from './certificates.ts'
import type { TlsConfig } from './config.ts'
import { makeSelfSigned } from './self-signed.ts'

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5)
let folder: ReturnType<typeof temporaryFolder>
let clock: ReturnType<typeof createFakeClock>
let warnings: string[]
let open: Certificates | undefined

beforeEach(() => {
  folder = temporaryFolder()
  clock = createFakeClock()
  warnings = []
})
afterEach(() => {
  open?.close()
  folder.remove()
})

async function certificates(config: TlsConfig): Promise<Certificates> {
  const log = { debug() {}, info() {}, warn: (_: unknown, text: string) => void warnings.push(text), error() {} }
  open = await openCertificates({ config, dataFolder: folder.path, serverName: 'chat.example.org', clock, log })
  return open
}

function write(name: string, host: string): { cert: string; key: string } {
  const made = makeSelfSigned({ hosts: [host], now: NOW })
  const files = { cert: join(folder.path, `${name}.crt`), key: join(folder.path, `${name}.key`) }
  writeFileSync(files.cert, made.cert)
  writeFileSync(files.key, made.key)
  return files
}

const hostsOf = ({ tls }: Certificates) => tls?.certificates.map(({ x509 }) => x509.subjectAltName)

describe('a certificate made here', () => {
  it('is signed by itself, for its hosts, for ten years', () => {
    const { cert, key } = makeSelfSigned({ hosts: ['chat.example.org', 'localhost', '127.0.0.1', '::1'], now: NOW })
    const x509 = new X509Certificate(cert)
    expect(x509.verify(x509.publicKey)).toBe(true)
    expect(x509.subject).toBe('CN=chat.example.org')
    expect(x509.issuer).toBe(x509.subject)
    expect(x509.checkHost('localhost')).toBe('localhost')
    expect(x509.checkHost('elsewhere.example.org')).toBeUndefined()
    expect([x509.checkIP('127.0.0.1'), x509.checkIP('::1')]).toEqual(['127.0.0.1', '::1'])
    expect(x509.validFromDate.toISOString()).toBe('2025-12-31T03:04:05.000Z')
    expect(x509.validToDate.toISOString()).toBe('2035-12-31T03:04:05.000Z')
    expect(key).toMatch(/^-----BEGIN PRIVATE KEY-----/)
  })

  it('may be valid beyond 2049, where dates are written in another way', () => {
    const { cert } = makeSelfSigned({ hosts: ['chat.example.org'], now: Date.UTC(2045, 0, 1) })
    expect(new X509Certificate(cert).validToDate.toISOString()).toBe('2054-12-30T00:00:00.000Z')
  })

  it('TLS-7 is kept in the data folder, where nobody else reads its key, and stays the same from start to start', async () => {
    const first = await certificates({ mode: 'self-signed' })
    const second = await certificates({ mode: 'self-signed' })
    expect(first.fingerprint).toMatch(/^[\da-f]{64}$/)
    expect(second.fingerprint).toBe(first.fingerprint)
    const path = join(folder.path, 'tls-self-signed.crt')
    expect(fingerprintInHex(new X509Certificate(readFileSync(path)))).toBe(first.fingerprint)
    expect(statSync(join(folder.path, 'tls-self-signed.key')).mode & 0o777).toBe(0o600)
    expect(hostsOf(first)?.[0]).toContain('DNS:chat.example.org')
  })
})

describe('certificates from files', () => {
  it('TLS-6 are read again when they change; a broken one changes nothing, and is logged once', async () => {
    const files = write('one', 'a.example')
    const ours = await certificates({ mode: 'files', certificates: [files] })
    expect(hostsOf(ours)).toEqual(['DNS:a.example'])
    write('one', 'b.example')
    await ours.refresh()
    expect(hostsOf(ours)).toEqual(['DNS:b.example'])
    writeFileSync(files.key, makeSelfSigned({ hosts: ['c.example'], now: NOW }).key)
    await ours.refresh()
    await ours.refresh()
    expect(hostsOf(ours)).toEqual(['DNS:b.example'])
    expect(warnings).toHaveLength(1)
    rmSync(files.cert)
    await ours.refresh()
    expect(hostsOf(ours)).toEqual(['DNS:b.example'])
    write('one', 'd.example')
    await ours.refresh()
    expect(hostsOf(ours)).toEqual(['DNS:d.example'])
    expect(warnings).toHaveLength(2)
  })

  it('may become other files, and stay the same where those cannot be used', async () => {
    const one = write('one', 'a.example')
    const two = write('two', 'b.example')
    const ours = await certificates({ mode: 'files', certificates: [one] })
    await expect(ours.change({ mode: 'files', certificates: [{ cert: one.cert, key: two.key }] })).rejects.toThrow(
      /two\.key/,
    )
    expect(hostsOf(ours)).toEqual(['DNS:a.example'])
    await ours.change({ mode: 'files', certificates: [two, one] })
    expect(hostsOf(ours)).toEqual(['DNS:b.example', 'DNS:a.example'])
    write('two', 'c.example')
    await ours.refresh()
    expect(hostsOf(ours)).toEqual(['DNS:c.example', 'DNS:a.example'])
  })

  it('are looked at by the clock until it is closed', async () => {
    const ours = await certificates({ mode: 'files', certificates: [write('one', 'a.example')] })
    expect(clock.timers).toBe(1)
    ours.close()
    expect(clock.timers).toBe(0)
  })

  it.each([
    ['one that is not there', (path: string) => rmSync(path), /The file .*one\.crt cannot be read: ENOENT/],
    [
      'one that is none',
      (path: string) => writeFileSync(path, 'nonsense'),
      /cannot be used \(.*one\.crt with .*one\.key\)/,
    ],
    ['a folder', (path: string) => (rmSync(path), mkdirSync(path)), /one\.crt cannot be read/],
  ])('%s at the start is a sentence that names it', async (_name, spoil, sentence) => {
    const files = write('one', 'a.example')
    spoil(files.cert)
    await expect(certificates({ mode: 'files', certificates: [files] })).rejects.toThrow(sentence)
  })
})
