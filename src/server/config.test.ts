import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ConfigError, type ServerSettings, parseServerConfig, serverNameOf } from './config.ts'

const surroundings = { dataFolder: '/home/ann/room', hostname: 'laptop' }
const parse = (settings: ServerSettings) => parseServerConfig(settings, surroundings)

function refusal(settings: ServerSettings): ConfigError {
  try {
    parse(settings)
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(parse({})).toEqual({
      listen: [{ port: 7684 }],
      dataFolder: '/home/ann/room',
      serverName: 'snug.local',
      networkName: 'Snug',
      limits: true,
      flood: { burst: 100, tokensPerSecond: 20 },
      logLevel: 'info',
    })
  })

  it('takes what is written', () => {
    const settings: ServerSettings = {
      port: '0',
      host: '[::1]',
      listen: [':6667', '6668', '[fe80::1%eth0]:7000', '0.0.0.0:8000', '*:8001'],
      data: './room',
      name: 'chat.example.org',
      network: 'Teehaus',
      limits: false,
      floodBurst: '500',
      floodRate: '7',
      logLevel: 'silent',
    }
    expect(parse(settings)).toEqual({
      listen: [
        { host: '::1', port: 0 },
        { port: 6667 },
        { port: 6668 },
        { host: 'fe80::1%eth0', port: 7000 },
        { host: '0.0.0.0', port: 8000 },
        { port: 8001 },
      ],
      dataFolder: './room',
      serverName: 'chat.example.org',
      networkName: 'Teehaus',
      limits: false,
      flood: { burst: 500, tokensPerSecond: 7 },
      logLevel: 'silent',
    })
  })

  it('listens once on an address that is given twice, but on as many free ports as are asked for', () => {
    expect(parse({ port: '6667', listen: [':6667', '*:6667'] }).listen).toEqual([{ port: 6667 }])
    expect(parse({ port: '0', listen: [':0'] }).listen).toEqual([{ port: 0 }, { port: 0 }])
  })

  it.each<[keyof ServerSettings, string]>([
    ['port', ''],
    ['port', '-1'],
    ['port', '65536'],
    ['port', '1e3'],
    ['port', '0x10'],
    ['port', ' 1'],
    ['port', '123456'],
    ['floodBurst', '0'],
    ['floodRate', '1.5'],
    ['floodRate', '-1'],
    ['host', ''],
    ['host', 'localhost:80'],
    ['host', '[::1]:80'],
    ['host', 'a b'],
    ['host', '[localhost]'],
    ['data', ''],
    ['data', ' '],
    ['data', 'a\0b'],
    ['name', 'snug'],
    ['name', 'a b.c'],
    ['name', '127.0.0.1'],
    ['name', `${'a'.repeat(60)}.org`],
    ['network', 'two words'],
    ['network', ''],
    ['network', 'x'.repeat(31)],
    ['logLevel', 'INFO'],
    ['logLevel', 'constructor'],
  ])('refuses %s %j and says which setting it was', (setting, text) => {
    const { setting: named, message } = refusal({ [setting]: text })
    expect(named).toBe(setting)
    expect(message).toMatch(/^must be /)
  })

  it.each(['localhost', '::1', '[::1]', '1.2.3.4:', '1.2.3.4:70000', 'a:b', ''])('refuses to listen on %j', (text) => {
    expect(refusal({ listen: [text] }).setting).toBe('listen')
  })

  it('reads every port there is, and no other number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200_000 }), (port) => {
        if (port <= 65_535) expect(parse({ port: String(port) }).listen).toEqual([{ port }])
        else expect(refusal({ port: String(port) }).setting).toBe('port')
      }),
    )
  })
})

describe("the server's name", () => {
  it.each([
    ['laptop', 'snug.local'],
    ['Chat.Example.org', 'chat.example.org'],
    ['localhost.localdomain', 'snug.local'],
    ['10.0.0.1', 'snug.local'],
    ['under_score.example.org', 'snug.local'],
  ])('of a machine called %s is %s', (hostname, name) => {
    expect(serverNameOf(hostname)).toBe(name)
  })
})
