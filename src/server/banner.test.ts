import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { type BannerFacts, banner } from './banner.ts'

const facts: BannerFacts = {
  addresses: [{ host: '::', port: 7684 }],
  lanAddresses: ['192.168.1.20', '2001:db8::7'],
  isTerminal: false,
  columns: 80,
  color: false,
  version: '1.2.3',
  dataFolder: '/home/ann/room',
  defaultPort: 7684,
  command: 'snug',
}
const hasCode = (text: string) => /[▀▄█]{4}/.test(text)

describe('the banner', () => {
  it('says every way in, without anything a file should not have, where it is not a terminal', () => {
    expect(banner(facts)).toBe(`
Snug is open. 1.2.3

From this machine
browser   http://localhost:7684
terminal  nc localhost 7684
IRC       localhost port 7684, #lobby
snug      snug join localhost

From your network
browser   http://192.168.1.20:7684
terminal  nc 192.168.1.20 7684
IRC       192.168.1.20 port 7684, #lobby
snug      snug join 192.168.1.20

What is said is kept in /home/ann/room
To stop: Ctrl-C

`)
  })

  it('OPER-2 shows the token of a server that nobody owns, and how to say it', () => {
    const text = banner({ ...facts, ownerToken: 'c0ffee' })
    expect(text).toContain('  http://192.168.1.20:7684/#claim=c0ffee  (in a browser)\n')
    expect(text).toContain('\n  /claim c0ffee        (at nc)\n  /quote CLAIM c0ffee  (in an IRC client)\n')
    expect(banner(facts)).not.toContain('owner')
  })

  it('TLS-8 shows the fingerprint to compare, and how to come in with it', () => {
    const fingerprint = 'ab01'.repeat(16)
    const text = banner({ ...facts, tls: { fingerprint } })
    expect(text).toContain(`\n  snug join --tls 192.168.1.20 --fingerprint ${fingerprint}\n`)
    const elsewhere = banner({
      ...facts,
      addresses: [{ host: '::', port: 8000 }],
      lanAddresses: [],
      tls: { fingerprint },
    })
    expect(elsewhere).toContain(`snug join --tls localhost:8000 --fingerprint ${fingerprint}\n`)
    expect(banner({ ...facts, tls: { fingerprint: undefined } })).toContain('\nTLS is spoken on the same port.\n')
    expect(banner(facts)).not.toContain('TLS')
  })

  it('says the port to snug join where it is another than the usual', () => {
    expect(banner({ ...facts, addresses: [{ host: '::', port: 8000 }] })).toContain('snug join 192.168.1.20:8000\n')
  })

  it('names the command as it is called on this machine; the others have it by its own name', () => {
    const text = banner({ ...facts, command: 'npm start --' })
    expect(text).toContain('npm start -- join localhost\n')
    expect(text).toContain('snug join 192.168.1.20\n')
  })

  it('puts brackets around an IPv6 address only where they belong', () => {
    const text = banner({ ...facts, addresses: [{ host: '2001:db8::9', port: 8000 }] })
    expect(text).toContain('http://[2001:db8::9]:8000\n')
    expect(text).toContain('nc 2001:db8::9 8000\n')
    expect(text).toContain('snug join [2001:db8::9]:8000\n')
    expect(text).not.toContain('localhost')
  })

  it('offers no IPv6 address of the network where it listens on IPv4 alone', () => {
    const text = banner({ ...facts, addresses: [{ host: '0.0.0.0', port: 1 }], lanAddresses: ['2001:db8::7'] })
    expect(text).not.toContain('2001:db8::7')
  })

  it.each(['127.0.0.1', '::1', '127.5.5.5'])(
    'says that %s is for this machine alone, and how to change that',
    (host) => {
      const text = banner({ ...facts, isTerminal: true, addresses: [{ host, port: 7684 }] })
      expect(text).toContain('Only this machine can come in')
      expect(text).toContain('--host')
      expect(hasCode(text)).toBe(false)
    },
  )

  it('does not say so where another listener is open to others', () => {
    const text = banner({
      ...facts,
      addresses: [
        { host: '127.0.0.1', port: 7684 },
        { host: '::', port: 6667 },
      ],
    })
    expect(text).not.toContain('Only this machine')
    expect(text).toContain('Also at [::]:6667\n')
  })

  it('names once what listens on both IPv4 and IPv6', () => {
    const text = banner({
      ...facts,
      addresses: [
        { host: '::', port: 7684 },
        { host: '0.0.0.0', port: 7684 },
      ],
    })
    expect(text).not.toContain('Also at')
  })

  it.each([30, 40, 60, 78, 79, 80, 81, 120])('stays within %i columns of a terminal, with its code', (columns) => {
    const text = banner({ ...facts, isTerminal: true, color: true, columns, dataFolder: '/x' })
    const code = text.split('\n').filter((line) => line.includes('\x1b[38;5;16;48;5;231m'))
    expect(code.length > 10).toBe(columns >= 31)
    for (const line of code) expect(stringWidth(line)).toBeLessThanOrEqual(columns)
  })

  it('fits a terminal of 80 columns and 24 lines', () => {
    expect(banner({ ...facts, isTerminal: true }).split('\n').length).toBeLessThanOrEqual(24)
  })

  it('colours nothing where colours are not wanted', () => {
    expect(banner({ ...facts, isTerminal: true, color: false })).not.toContain('\x1b')
    expect(hasCode(banner({ ...facts, isTerminal: true, color: false }))).toBe(true)
  })
})
