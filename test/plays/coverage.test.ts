/** What the plays show: every command, every capability, every error that a specification names, and every numeric and FAIL of the IRC door. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CAPABILITIES } from '../../src/doors/irc/capabilities.ts'
import { COMMANDS } from '../../src/doors/irc/commands/index.ts'
import * as numerics from '../../src/doors/irc/numerics.ts'
import { allPlays } from '../support/all-plays.ts'
import type { Play, Shown } from '../support/play.ts'
import { NAMED_ERRORS } from './named-errors.ts'

const root = join(import.meta.dirname, '../..')

/** What no play can bring about, and the test that does instead. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  ERR_UNAVAILRESOURCE: 'src/doors/irc/rejections.test.ts',
  ERR_UNKNOWNERROR: 'src/doors/irc/turned-away.test.ts',
  ALWAYS_ON_OFF: 'src/doors/irc/rejections.test.ts',
  ACCESS_LIST_FULL: 'src/doors/irc/rejections.test.ts',
  ACCOUNT_SUSPENDED: 'src/doors/irc/rejections.test.ts',
  BAN_LIST_FULL: 'src/doors/irc/rejections.test.ts',
  CERTIFICATE_TAKEN: 'src/doors/irc/rejections.test.ts',
  CHANNEL_NOT_REGISTERED: 'src/doors/irc/rejections.test.ts',
  CHANNEL_REGISTERED: 'src/doors/irc/rejections.test.ts',
  INVALID_SETTING: 'src/doors/irc/rejections.test.ts',
  NO_SUCH_ACCOUNT: 'src/doors/irc/rejections.test.ts',
  TOO_MANY_CERTIFICATES: 'src/doors/irc/rejections.test.ts',
  NO_SUCH_PASSKEY: 'src/doors/irc/rejections.test.ts',
  PASSKEY_TAKEN: 'src/doors/irc/rejections.test.ts',
  TOO_MANY_PASSKEYS: 'src/doors/irc/rejections.test.ts',
  TOO_MANY_CHANNELS: 'src/doors/irc/rejections.test.ts',
  ALREADY_SAID: 'src/doors/irc/rejections.test.ts',
  TOO_MANY_REACTIONS: 'src/doors/irc/reactions.test.ts',
  TOO_MANY_PINS: 'src/doors/irc/reactions.test.ts',
  MULTILINE_MAX_LINES: 'src/doors/irc/multiline.test.ts',
  MULTILINE_MAX_BYTES: 'src/doors/irc/multiline.test.ts',
  TOO_MANY_SESSIONS: 'src/doors/irc/rejections.test.ts',
  ACCOUNT_UNVERIFIED: 'src/doors/irc/rejections.test.ts',
  NEED_NICK: 'src/doors/irc/before-connect.test.ts',
  // The server of the plays sends no mail.
  INVALID_EMAIL: 'src/doors/irc/account-mail.test.ts',
  UNACCEPTABLE_EMAIL: 'src/doors/irc/account-mail.test.ts',
  ERR_TOOMANYMATCHES: 'src/doors/irc/people.test.ts',
  ERR_NOOPERHOST: 'src/doors/irc/operators.test.ts',
  TOO_MANY_UPLOADS: 'test/files.test.ts',
  UPLOADS_OFF: 'test/files.test.ts',
  FILE_STAYS: 'test/files-gone.test.ts',
  ERR_METADATASYNCLATER: 'src/doors/irc/metadata.test.ts',
}

const NAMES = new Map<string, string>(Object.entries(numerics).map(([name, code]) => [code, name]))

const shown = allPlays().flatMap(({ file, plays }) =>
  plays.flatMap((play) => play.shows.map((one) => ({ ...one, play, file }))),
)
// Plays are strict: what one expects is heard, or it fails. So what is read here has been received by somebody.
const heardAnywhere = new Set(allPlays().flatMap(({ plays }) => plays.flatMap((play) => [...heardIn(play)])))

describe.each([
  ['command', COMMANDS.map(({ verb, spec }) => ({ name: verb, spec }))],
  ['capability', CAPABILITIES],
] as const)('each %s', (kind, rows) => {
  it('has a play whose head names it and links its specification', () => {
    const named = new Set(shown.filter((one) => one.kind === kind).map(({ name }) => name))
    const missing = rows.filter(({ name }) => !named.has(name))
    expect(missing.map(({ name, spec }) => `# ${kind}: ${name} ${spec}`)).toEqual([])
  })

  it('that a head names is there, with the link that its row has, and is used in the play', () => {
    const specs = new Map<string, string>(rows.map(({ name, spec }) => [name, spec]))
    const wrong = shown.filter(
      (one) => one.kind === kind && (specs.get(one.name) !== one.spec || !isUsed(one, one.play)),
    )
    expect(wrong.map(({ file, name, spec }) => `${file}: ${name} ${spec}`)).toEqual([])
  })
})

it('every error that a head names is heard in its play', () => {
  const wrong = shown.flatMap(({ file, name, errors, play }) => {
    const heard = heardIn(play)
    return errors.filter((error) => !heard.has(error)).map((error) => `${file}: ${name} ${error}`)
  })
  expect(wrong).toEqual([])
})

it('every error that the specification of a command names is shown', () => {
  const missing = Object.entries(NAMED_ERRORS).flatMap(([verb, errors]) => {
    const plays = shown.filter(({ kind, name }) => kind === 'command' && name === verb)
    const there = new Set(plays.flatMap((one) => one.errors))
    return errors.filter((error) => !there.has(error)).map((error) => `${verb} ${error}`)
  })
  expect(missing).toEqual([])
  // One that needs params can be given too few: that is an error by itself.
  const needy = COMMANDS.filter(({ minParams, isQuiet }) => minParams > 0 && !isQuiet)
  expect(needy.filter(({ verb }) => !NAMED_ERRORS[verb]).map(({ verb }) => verb)).toEqual([])
})

it('every numeric and every code of FAIL is heard by somebody in a play', () => {
  const all = [...Object.keys(numerics), ...failCodes()]
  expect(all.filter((name) => !heardAnywhere.has(name) && !(name in ELSEWHERE))).toEqual([])
})

it('what no play can bring about is tested elsewhere', () => {
  const wrong = Object.entries(ELSEWHERE).filter(([name, file]) => {
    const code = (numerics as Record<string, string>)[name] ?? name
    return heardAnywhere.has(name) || !new RegExp(String.raw`\b${code}\b`).test(readFileSync(join(root, file), 'utf8'))
  })
  expect(wrong).toEqual([])
})

/** The names of the numerics and the codes of FAIL that stand in what is heard. */
function heardIn({ lines }: Play): Set<string> {
  const heard = new Set<string>()
  for (const { step } of lines) {
    if (step.do !== 'hear') continue
    const [, word = '', code = ''] = /^(?:@\S+ )?:\S+ (\d{3}|FAIL \S+) (\S+)/.exec(step.line) ?? []
    heard.add(word.startsWith('FAIL') ? code : (NAMES.get(word) ?? word))
  }
  return heard
}

function isUsed({ kind, name }: Shown, { lines }: Play): boolean {
  return lines.some(({ step }) => {
    if (step.do === 'arrive') return kind === 'capability' && step.with.includes(name)
    if (step.do !== 'send') return false
    const words = step.line
      .toUpperCase()
      .replace(/^@\S+ /, '')
      .split(/[ :]+/)
    if (kind === 'command') return words[0] === name
    // One that is only said cannot be asked for: it is looked for in the list.
    return words[0] === 'CAP' && (words.includes(name.toUpperCase()) || words[1] === 'LS')
  })
}

/** Every code that the door's source gives to FAIL. */
function failCodes(): string[] {
  const codes = new Set<string>()
  const door = join(root, 'src/doors/irc')
  for (const file of readdirSync(door, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue
    const text = readFileSync(join(door, file), 'utf8')
    for (const [, code] of text.matchAll(/'([A-Z]+(?:_[A-Z]+)+)'/g)) codes.add(code as string)
    for (const [, code] of text.matchAll(/[fF]ail\('[A-Z*]+', '([A-Z_]+)'/g)) codes.add(code as string)
  }
  return [...codes].sort()
}
