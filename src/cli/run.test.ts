import { describe, expect, it } from 'vitest'
import type { ServerConfig } from '../server/config.ts'
import { run } from './run.ts'
import type { CliWorld, JoinWish } from './world.ts'

interface Outcome {
  code: number
  out: string
  err: string
  served: { config: ServerConfig; quiet: boolean }[]
  joined: JoinWish[]
}

async function snug(args: string[], changes: Partial<CliWorld> = {}): Promise<Outcome> {
  const outcome: Outcome = { code: -1, out: '', err: '', served: [], joined: [] }
  outcome.code = await run(args, {
    version: '1.2.3',
    env: {},
    home: '/home/ann',
    hostname: 'laptop',
    print: (text) => (outcome.out += text),
    printError: (text) => (outcome.err += text),
    printAll: (text) => Promise.resolve((outcome.out += text) !== ''),
    serve: (config, { quiet }) => Promise.resolve((outcome.served.push({ config, quiet }), 0)),
    join: (wish) => Promise.resolve((outcome.joined.push(wish), 0)),
    readPassword: () => Promise.resolve('tea'),
    ...changes,
  })
  return outcome
}

describe('snug serve', () => {
  it.each([[[]], [['serve']]])('is what %j asks for', async (args) => {
    const { code, served, out, err } = await snug(args)
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: '' })
    expect(served).toHaveLength(1)
    expect(served[0]?.config).toMatchObject({ listen: [{ port: 7684 }], dataFolder: '/home/ann/.local/share/snug' })
    expect(served[0]?.quiet).toBe(false)
  })

  it('takes its options with and without its name', async () => {
    const options = [
      '--port',
      '1',
      '--host',
      '::1',
      '--listen',
      ':2',
      '--listen',
      ':3',
      '--data',
      'd',
      '--no-limits',
      '-q',
    ]
    for (const args of [options, ['serve', ...options]]) {
      const { code, served } = await snug(args)
      expect(code).toBe(0)
      expect(served[0]?.quiet).toBe(true)
      expect(served[0]?.config).toMatchObject({
        listen: [{ host: '::1', port: 1 }, { port: 2 }, { port: 3 }],
        dataFolder: 'd',
        limits: false,
        logLevel: 'warn',
      })
    }
  })

  it('takes from the environment what no option says', async () => {
    const env = {
      SNUG_PORT: '9',
      SNUG_LISTEN: ':2, :3',
      SNUG_NO_LIMITS: '1',
      SNUG_NAME: '',
      SNUG_QUIET: 'yes',
      XDG_DATA_HOME: '/xdg',
    }
    const { served } = await snug(['--port', '5'], { env })
    expect(served[0]).toMatchObject({
      quiet: true,
      config: {
        listen: [{ port: 5 }, { port: 2 }, { port: 3 }],
        limits: false,
        serverName: 'snug.local',
        dataFolder: '/xdg/snug',
      },
    })
  })

  it.each(['0', 'false', 'no', ''])('keeps the limits where SNUG_NO_LIMITS is %j', async (value) => {
    const { served } = await snug([], { env: { SNUG_NO_LIMITS: value } })
    expect(served[0]?.config.limits).toBe(true)
  })

  it('gives back the exit code of the server', async () => {
    expect((await snug([], { serve: () => Promise.resolve(1) })).code).toBe(1)
  })
})

describe('snug join', () => {
  it('goes to this machine where no address is given', async () => {
    expect((await snug(['join'])).joined).toEqual([{ host: 'localhost', port: 7684, plain: false }])
  })

  it('takes an address and options', async () => {
    const { joined } = await snug(['join', 'alice@h:9', '-p', '-c', 'tea', '--no-color'])
    expect(joined).toEqual([{ name: 'alice', host: 'h', port: 9, plain: true, channel: '#tea', noColor: true }])
  })

  it('wears no colours where NO_COLOR is set', async () => {
    expect((await snug(['join', 'h'], { env: { NO_COLOR: '1' } })).joined[0]?.noColor).toBe(true)
    expect((await snug(['join', 'h'], { env: { NO_COLOR: '' } })).joined[0]).not.toHaveProperty('noColor')
  })
})

describe('misuse', () => {
  it.each([
    [['--prot', '1'], "unknown option '--prot'\n(Did you mean --port?)\nTry: snug serve --help"],
    [['--port'], "option '--port <number>' argument missing"],
    [['--port', 'x'], "--port must be a number from 0 to 65535 (0 takes a free port), not 'x'\nTry: snug serve --help"],
    [
      ['jion'],
      "there is no command 'jion', only serve, join, config, hash-password, backup, restore, check, export, help\nTry: snug --help",
    ],
    [['serve', 'stray'], "too many arguments for 'serve'"],
    [['join', 'h', '--plane'], '(Did you mean --plain?)\nTry: snug join --help'],
    [['join', '7684'], 'did you mean localhost:7684?\nTry: snug join --help'],
  ])('%j is answered with what is allowed, on stderr, and 2', async (args, sentence) => {
    const { code, out, err, served, joined } = await snug(args)
    expect(err).toMatch(/^snug: /)
    expect(err).toContain(sentence)
    expect({ code, out, served, joined }).toEqual({ code: 2, out: '', served: [], joined: [] })
  })

  it('names the variable that was wrong, not an option that nobody gave', async () => {
    expect((await snug([], { env: { SNUG_PORT: 'x' } })).err).toMatch(/^snug: SNUG_PORT must be a number/)
  })
})

describe('help and version', () => {
  it.each([
    [['--help'], 'snug join alice@chat.example.org'],
    [['serve', '--help'], '--port <number>'],
    [['help', 'join'], '--channel <name>'],
    [['--version'], '1.2.3'],
  ])('%j prints on stdout and gives 0', async (args, text) => {
    const { code, out, err, served } = await snug(args)
    expect(out).toContain(text)
    expect({ code, err, served }).toEqual({ code: 0, err: '', served: [] })
  })
})

describe('failures', () => {
  const failing = (error: unknown) => ({
    async serve(): Promise<number> {
      throw error
    },
  })

  it('are a sentence and a hint, without a stack, and 1', async () => {
    const { code, err } = await snug([], failing(Object.assign(new Error('The disk is full.'), { hint: 'Make room.' })))
    expect({ code, err }).toEqual({ code: 1, err: 'snug: The disk is full.\nMake room.\n' })
  })

  it('show the stack to whoever sets DEBUG', async () => {
    const { err } = await snug([], { ...failing(new Error('Oh.')), env: { DEBUG: '1' } })
    expect(err).toContain('run.test.ts')
  })
})

describe('snug config', () => {
  it('CONFIG-1 prints what snug serve would do with the same options, and opens nothing', async () => {
    const { code, out, err, served } = await snug(['config', '--port', '5'], { env: { SNUG_NETWORK: 'Tea' } })
    expect({ code, err, served }).toEqual({ code: 0, err: '', served: [] })
    expect(out).toContain('port = 5  # --port\n')
    expect(out).toContain('network = "Tea"  # SNUG_NETWORK\n')
    expect(out).toContain('flood-rate = 20  # default\n')
  })
})

describe('snug hash-password', () => {
  it('prints the hash of what was typed', async () => {
    const { code, out } = await snug(['hash-password'])
    expect(code).toBe(0)
    expect(out).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$\S+\n$/)
  })

  it('wants a password', async () => {
    const { code, err } = await snug(['hash-password'], { readPassword: () => Promise.resolve('') })
    expect({ code, err }).toEqual({ code: 2, err: 'snug: no password was given\nTry: snug hash-password --help\n' })
  })
})
