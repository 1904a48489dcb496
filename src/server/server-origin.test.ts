import { expect, it } from 'vitest'
import type { ServerConfig } from './config.ts'
import { permalink, serverOrigin } from './server-origin.ts'

function originOf(serverName: string, host: string, tls: 'off' | 'self-signed' = 'off'): string {
  const config = { serverName, listen: [{ host, port: 0 }], tls: { mode: tls } } as unknown as ServerConfig
  return serverOrigin(config, [{ host, port: 7684 }])
}

it.each([
  ['chat.example.org', '192.0.2.1', 'off', 'http://chat.example.org:7684'],
  ['chat.example.org', '::', 'self-signed', 'https://chat.example.org:7684'],
  ['snug.local', '192.0.2.1', 'off', 'http://192.0.2.1:7684'],
  ['snug.local', '2001:db8::1', 'self-signed', 'https://[2001:db8::1]:7684'],
  ['snug.local', '127.0.0.1', 'off', 'http://127.0.0.1:7684'],
] as const)('FILE-11 a server called %s that listens at %s with TLS %s is at %s', (name, host, tls, origin) => {
  expect(originOf(name, host, tls)).toBe(origin)
})

it('CONFIG-7 a server whose address from outside was said is there, whatever it is called', () => {
  const config = { serverName: 'snug.local', url: 'https://chat.example.org', listen: [] } as unknown as ServerConfig
  expect(serverOrigin(config, [{ host: '0.0.0.0', port: 7684 }])).toBe('https://chat.example.org')
})

it('SEARCH-4 a message has a link where somebody has said what people call this server, and only there', () => {
  const linkAt = (config: Partial<ServerConfig>) =>
    permalink({ listen: [], ...config } as unknown as ServerConfig, [{ host: '::', port: 7684 }], '#tea & cake', 'a-b')
  expect(linkAt({ serverName: 'snug.local', url: 'https://chat.example.org' })).toBe(
    'https://chat.example.org/c/tea%20%26%20cake/a-b',
  )
  expect(linkAt({ serverName: 'chat.example.org' })).toBe('http://chat.example.org:7684/c/tea%20%26%20cake/a-b')
  expect(linkAt({ serverName: 'snug.local' })).toBeUndefined()
})

it('FILE-11 a server without a name that listens everywhere is at some address of its machine', () => {
  expect(originOf('snug.local', '0.0.0.0')).toMatch(/^http:\/\/(?:[\d.]+|localhost):7684$/)
})
