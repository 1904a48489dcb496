/** What the configuration is: from where each setting comes, what changes while the server runs, and that no secret is shown. */
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileOf, HASH, NOWHERE, parse, refusal } from '../../test/support/config-sources.ts'
import { type Sources, loadConfig } from './config/load-config.ts'
import { reloadConfig } from './config/reload-config.ts'
import { formatConfigInEffect } from './config/show-config.ts'
import { serverNameOf } from './config/words.ts'

describe('the configuration', () => {
  it('CONFIG-1 needs nothing', () => {
    expect(parse({})).toEqual({
      tls: { mode: 'off' },
      sts: undefined,
      trustedProxies: [],
      webirc: [],
      listen: [{ port: 7684 }],
      dataFolder: '/home/ann/room',
      serverName: 'snug.local',
      hosts: [],
      networkName: 'Snug',
      deniedTags: [],
      admin: {},
      limits: true,
      history: { keepForMs: Infinity, keepMessages: 0, editWithinMs: 86_400_000, redactWithinMs: 86_400_000 },
      uploads: { isOn: true, maxBytes: 26_214_400, totalBytes: 5_368_709_120, perHourBytes: 262_144_000 },
      flood: { burst: 100, tokensPerSecond: 20 },
      connections: { inAll: 10_000, perAddress: 64, handshakesPerSecond: 8 },
      exempt: [],
      loginAttemptsPerMinute: 10,
      accounts: {
        registration: 'open',
        beforeConnect: true,
        required: false,
        guestNickPolicy: 'strict',
        alwaysOn: 'opt-in',
        limits: { atOnce: 60, perHour: 5, inAllPerHour: 300 },
      },
      email: { smtp: undefined, isRequired: true, refusedDomains: [], perHour: 100 },
      channels: { registration: 'open' },
      push: { enabled: true, privateServices: [] },
      operators: [],
      logLevel: 'info',
    })
  })

  it('takes what is written in a file, with paths beside it', () => {
    const { sources, folder } = fileOf(`
operators = [{ name = "ann", password = "${HASH}", class = "moderator" }]
[server]
host = "[::1]"
listen = [":6667", "6668", "[fe80::1%eth0]:7000", "*:8001", ":6667"]
data = "room"
password = "geheim"
[tls]
certificates = [{ cert = "c.pem", key = "/k.pem" }]
sts-duration-seconds = 60
[[webirc]]
name = "lounge"
password = "geheim"
hosts = ["192.0.2.0/24"]
`)
    expect(loadConfig(sources).config).toMatchObject({
      operators: [{ name: 'ann', passwordHash: HASH, rights: ['kill', 'ban', 'see', 'announce'] }],
      listen: [
        { host: '::1', port: 7684 },
        { port: 6667 },
        { port: 6668 },
        { host: 'fe80::1%eth0', port: 7000 },
        { port: 8001 },
      ],
      dataFolder: join(folder, 'room'),
      serverPassword: 'geheim',
      tls: { mode: 'files', certificates: [{ cert: join(folder, 'c.pem'), key: '/k.pem' }] },
      sts: { durationSeconds: 60, port: 7684, preload: false },
      webirc: [{ name: 'lounge', password: 'geheim', hosts: ['192.0.2.0/24'] }],
    })
  })

  it('CONFIG-1 takes the option before the variable, the variable before the file, the file before the default', () => {
    const { sources } = fileOf('[server]\nport = 1\nnetwork = "File"\nname = "a.file"\n')
    const { config, origins } = loadConfig({
      ...sources,
      options: { 'server.port': '3' },
      env: { SNUG_PORT: '2', SNUG_NETWORK: 'Variable', SNUG_NAME: '' },
    })
    expect(config).toMatchObject({ listen: [{ port: 3 }], networkName: 'Variable', serverName: 'a.file' })
    expect(origins).toMatchObject({
      'server.port': '--port',
      'server.network': 'SNUG_NETWORK',
      'server.name': `${sources.file}:4:1`,
      'log.level': 'default',
    })
  })

  it('finds snug.toml in the data folder, and the file that SNUG_CONFIG names before it', () => {
    const { folder } = fileOf('[server]\nnetwork = "Found"')
    const other = fileOf('[server]\nnetwork = "Named"', 'other.toml')
    expect(parse({ 'server.data': folder }).networkName).toBe('Found')
    expect(parse({ 'server.data': folder }, { SNUG_CONFIG: other.path }).networkName).toBe('Named')
  })

  it('listens on as many free ports as are asked for', () => {
    expect(parse({ 'server.port': '0', 'server.listen': [':0'] }).listen).toEqual([{ port: 0 }, { port: 0 }])
  })

  it('reads every port there is, and no other number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200_000 }), (port) => {
        const load = () => parse({ 'server.port': String(port) })
        if (port <= 65_535) expect(load().listen).toEqual([{ port }])
        else expect(refusal(load).setting).toBe('server.port')
      }),
    )
  })
})

describe('a secret', () => {
  const hidden = 'geheim geheim'

  it('CONFIG-4 is not printed with the configuration that is in effect', () => {
    const { sources } = fileOf(
      `webirc = [{ name = "w", password = "${hidden}", hosts = [] }]\noperators = [{ name = "ann", password = "${HASH}", class = "admin" }]\n[server]\npassword = "${hidden}"`,
    )
    const printed = formatConfigInEffect(loadConfig(sources))
    expect(printed).toContain(`password = "(hidden)"  # ${sources.file}:4:1`)
    expect(printed).not.toContain('geheim')
    expect(printed).not.toContain('argon2')
  })

  it.each([
    `[server]\npassword = ["${hidden}"]`,
    `[server]\npassword = "${hidden}\\n"`,
    `[server]\npassword = "${hidden}`,
    `operators = [{ name = "a", password = "${hidden}", class = "admin" }]`,
    `operators = ["${hidden}"]`,
    `operators = "${hidden}"`,
    `webirc = [{ name = "a", password = "${hidden}" }]`,
  ])('CONFIG-4 is not in the error about %j', (toml) => {
    expect(refusal(() => loadConfig(fileOf(toml).sources)).message).not.toContain('geheim')
  })

  it('CONFIG-4 is not in the error about a variable', () => {
    expect(refusal(() => parse({}, { SNUG_WEBIRC: `[{ password = "${hidden}"` })).message).not.toContain('geheim')
  })
})

describe('a configuration that is read again', () => {
  it('CONFIG-5 changes what can change, and names what cannot', () => {
    const { sources, write } = fileOf('[server]\nport = 1\n[limits]\nflood-rate = 2')
    const old = loadConfig(sources)
    write(
      '[server]\nport = 9\npassword = "tea"\n[limits]\nflood-rate = 7\n[tls]\nmode = "self-signed"\nsts-duration-seconds = 5',
    )
    const { config, changed, needRestart } = reloadConfig(old, sources)
    expect(changed).toEqual(['server.password', 'limits.flood-rate'])
    expect(needRestart).toEqual(['server.port', 'tls.mode', 'tls.sts-duration-seconds', 'tls.sts-port'])
    expect(config).toMatchObject({ listen: [{ port: 1 }], serverPassword: 'tea', flood: { tokensPerSecond: 7 } })
    expect(config.sts).toBeUndefined()
  })

  it('CONFIG-5 sees a message of the day that was changed in its file', () => {
    const motd = fileOf('Hello.\n', 'motd.txt')
    const sources: Sources = { ...NOWHERE, options: { 'server.motd-file': motd.path } }
    const old = loadConfig(sources)
    motd.write('Goodbye.\n')
    const again = reloadConfig(old, sources)
    expect(again).toMatchObject({ changed: ['server.motd-file'], config: { motd: ['Goodbye.'] } })
  })

  it('CONFIG-5 throws where the file is broken', () => {
    const { sources, write } = fileOf('')
    const old = loadConfig(sources)
    write('[server')
    expect(refusal(() => reloadConfig(old, sources)).message).toContain('this is not TOML')
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
