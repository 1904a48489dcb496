/**
 * Plays: scripted conversations that are tests. A file has several; each begins with its title, and is strict both ways: when somebody
 * does something, everybody must have heard exactly what the lines before say.
 *
 *   # TOPIC-3  Only an operator may …          the title, with the numbers of docs/SPEC.md that it shows
 *   # more words                               directly below it: the title goes on; elsewhere a note
 *   # command: KICK https://modern…#kick-message     below the title: what it shows, and the section of its specification: a URL, or a file in docs/
 *   # capability: away-notify https://ircv3…         (test/plays/coverage.test.ts wants a play for each of them)
 *   # errors: ERR_NOSUCHCHANNEL INVALID_TARGET       below one of these: errors of it that are heard in the play
 *   alice arrives by irc                       comes in; what newcomers are told is read and forgotten
 *   alice arrives by irc with server-time batch      the same with these capabilities
 *   bob arrives by plain, and listens          what newcomers are told has to be expected line by line
 *   carol connects by plain                    a connection, and nothing is sent (and no greeting is shown to it)
 *   carol connects by irc over TLS             the same, and nobody can read along
 *   carol connects by irc with the certificate c     and she shows one; its fingerprint is the SHA-256 of that word
 *   alice joins #tea                           goes to a channel; what newcomers there are told is read and forgotten
 *   alice > JOIN #tea                          sends a line
 *   carol sends bytes "alice\r\n\xff"          sends bytes: \n \r \t \0 \" \\ \xHH, everything else as UTF-8
 *   bob < * alice joined #tea                  hears exactly this line next; control characters stand there as \xHH
 *   alice < @time={time} :bob!{whom} …         {time} and {msgid} fit those; any other {name} fits one word, then always the same
 *   alice < :bob PRIVMSG alice :{words...}     with three dots: everything up to the end of the line
 *   alice > TAGMSG bob {name}                  a word that was caught may be sent
 *   alice is welcomed                          has registered: the welcome is read and forgotten, up to the message of the day
 *   alice leaves                               says the door's QUIT; the goodbye is read and forgotten
 *   alice hangs up                             the connection breaks
 *   alice says no more                         ends its own side of the connection, and still reads
 *   alice falls silent                         does not answer PINGs any more; they have to be expected
 *   alice is gone                              the server has closed the connection
 *   10 minutes pass                            ms, seconds, minutes, hours, days; IRC clients answer every PING meanwhile
 *   the disk fails / the disk works again      nothing can be written / everything can
 *   the disk cannot be read                    also what was written cannot be looked up, until it works again
 *   the server is killed                       it and every connection are gone; what was written stays
 *   the server says goodbye "for an update"    it stops; everybody hears it
 *   the server starts again                    with what was written
 *   the server has limits                      (first) commands are throttled, as they are by default outside of plays
 *   the server has an administrator            (first) whom ADMIN names
 *   the server has no message of the day       (first)
 *   the server keeps to TLS                    (first) it says so by the sts capability
 */
export type Door = 'plain' | 'irc' | 'web'

export type Step =
  | {
      readonly do: 'arrive'
      readonly who: string
      readonly door: Door
      readonly with: string[]
      readonly listens: boolean
    }
  | {
      readonly do: 'connect'
      readonly who: string
      readonly door: Door
      readonly isSecure: boolean
      readonly certificate: string | undefined
    }
  | { readonly do: 'join'; readonly who: string; readonly channel: string }
  | { readonly do: 'send'; readonly who: string; readonly line: string }
  | { readonly do: 'send-bytes'; readonly who: string; readonly bytes: Uint8Array }
  | { readonly do: 'hear'; readonly who: string; readonly line: string }
  | {
      readonly do: 'leave' | 'hang-up' | 'say-no-more' | 'fall-silent' | 'be-gone' | 'be-welcomed'
      readonly who: string
    }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'say-goodbye'; readonly reason: string }
  | { readonly do: 'break-disk' | 'break-reading' | 'mend-disk' | 'kill' | 'start' }
  | { readonly do: 'furnish'; readonly as: Furnishing }

/** What a server has from its beginning, or has not. */
export type Furnishing = 'hasLimits' | 'hasAdministrator' | 'hasNoMotd' | 'keepsToTls'

export interface PlayLine {
  readonly step: Step
  /** As it stands in the file, and where, counted from 1. */
  readonly text: string
  readonly number: number
}

/** What a play says that it shows. */
export interface Shown {
  readonly kind: 'command' | 'capability'
  readonly name: string
  /** The section of the specification, a URL. */
  readonly spec: string
  /** Names of numerics (src/doors/irc/numerics.ts) and codes of FAIL. */
  readonly errors: readonly string[]
}

export interface Play {
  readonly title: string
  readonly shows: readonly Shown[]
  readonly lines: readonly PlayLine[]
}

/** Reads a file of plays. Throws where a line is none. */
export function parsePlays(text: string): Play[] {
  const plays: { title: string; shows: Shown[]; lines: PlayLine[] }[] = []
  let isHead = false
  text.split('\n').forEach((line, index) => {
    const play = plays.at(-1)
    const number = index + 1
    if (line.startsWith('# ')) {
      const isTitle = /^# [A-Z]+-\d+ /.test(line)
      if (isTitle) plays.push({ title: line.slice(2), shows: [], lines: [] })
      else if (/^# (command|capability|errors):/.test(line)) {
        if (!isHead || !play || !show(line, play.shows))
          throw new Error(`line ${number}: this is no head of a play: ${line}`)
      } else if (isHead && play) play.title += ` ${line.slice(2).trim()}`
      isHead = isHead || isTitle
      return
    }
    isHead = false
    if (line.trim() === '') return
    if (!play) throw new Error(`line ${number}: a play begins with a title: # RULE-1  What it shows.`)
    const step = parseStep(line)
    if (!step) throw new Error(`line ${number}: this is nothing that happens in a play: ${line}`)
    play.lines.push({ step, text: line, number })
  })
  return plays
}

/** Whether the line says what is shown; adds it. */
function show(line: string, shows: Shown[]): boolean {
  const [, kind, name, spec] = /^# (command|capability): (\S+) ((?:https:\/\/|docs\/)\S+)$/.exec(line) ?? []
  if (kind !== undefined && name !== undefined && spec !== undefined) {
    shows.push({ kind: kind as Shown['kind'], name, spec, errors: [] })
    return true
  }
  const [, errors] = /^# errors: ([A-Z_ ]+)$/.exec(line) ?? []
  const last = shows.pop()
  if (errors === undefined || !last) return false
  shows.push({ ...last, errors: [...last.errors, ...errors.trim().split(/ +/)] })
  return true
}

function parseStep(line: string): Step | undefined {
  for (const [pattern, read] of STEPS) {
    const match = pattern.exec(line)
    if (match) return read(...match.slice(1))
  }
  return undefined
}

const STEPS: [pattern: RegExp, read: (...parts: any[]) => Step][] = [
  [/^([\p{L}\p{M}\d_]+) *> (.*)$/u, (who, line) => ({ do: 'send', who, line })],
  [/^([\p{L}\p{M}\d_]+) *>$/u, (who) => ({ do: 'send', who, line: '' })],
  [/^([\p{L}\p{M}\d_]+) *< (.*)$/u, (who, line) => ({ do: 'hear', who, line })],
  [
    /^([\p{L}\p{M}\d_]+) +sends bytes "(.*)"$/u,
    (who, quoted) => ({ do: 'send-bytes', who, bytes: parseBytes(quoted) }),
  ],
  [
    /^([\p{L}\p{M}\d_]+) +arrives by (plain|irc|web)(?: with ([^,]+))?(, and listens)?$/u,
    (who, door, caps, listens) => ({
      do: 'arrive',
      who,
      door,
      with: caps === undefined ? [] : caps.trim().split(/\s+/),
      listens: listens !== undefined,
    }),
  ],
  [
    /^([\p{L}\p{M}\d_]+) +connects by (plain|irc|web)( over TLS| with the certificate (\w+))?$/u,
    (who, door, secure, certificate) => ({ do: 'connect', who, door, isSecure: secure !== undefined, certificate }),
  ],
  [/^([\p{L}\p{M}\d_]+) +joins (#\S+)$/u, (who, channel) => ({ do: 'join', who, channel })],
  [/^([\p{L}\p{M}\d_]+) +leaves$/u, (who) => ({ do: 'leave', who })],
  [/^([\p{L}\p{M}\d_]+) +hangs up$/u, (who) => ({ do: 'hang-up', who })],
  [/^([\p{L}\p{M}\d_]+) +says no more$/u, (who) => ({ do: 'say-no-more', who })],
  [/^([\p{L}\p{M}\d_]+) +falls silent$/u, (who) => ({ do: 'fall-silent', who })],
  [/^([\p{L}\p{M}\d_]+) +is gone$/u, (who) => ({ do: 'be-gone', who })],
  [/^([\p{L}\p{M}\d_]+) +is welcomed$/u, (who) => ({ do: 'be-welcomed', who })],
  [
    /^(\d+) (ms|second|minute|hour|day)s? pass(?:es)?$/,
    (count, unit) => ({ do: 'pass', ms: Number(count) * MS[unit as Unit] }),
  ],
  [/^the disk fails$/, () => ({ do: 'break-disk' })],
  [/^the disk cannot be read$/, () => ({ do: 'break-reading' })],
  [/^the disk works again$/, () => ({ do: 'mend-disk' })],
  [/^the server is killed$/, () => ({ do: 'kill' })],
  [/^the server says goodbye "(.*)"$/, (reason) => ({ do: 'say-goodbye', reason })],
  [/^the server starts again$/, () => ({ do: 'start' })],
  [/^the server has limits$/, () => ({ do: 'furnish', as: 'hasLimits' })],
  [/^the server has an administrator$/, () => ({ do: 'furnish', as: 'hasAdministrator' })],
  [/^the server has no message of the day$/, () => ({ do: 'furnish', as: 'hasNoMotd' })],
  [/^the server keeps to TLS$/, () => ({ do: 'furnish', as: 'keepsToTls' })],
]

type Unit = keyof typeof MS
const MS = { ms: 1, second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const

const NAMED: Record<string, number> = { n: 10, r: 13, t: 9, '0': 0, '"': 34, '\\': 92 }

function parseBytes(quoted: string): Uint8Array {
  const parts = quoted.match(/\\x[0-9a-fA-F]{2}|\\[nrt0"\\]|[^\\]+|\\/g) ?? []
  return Buffer.concat(
    parts.map((part) => {
      if (part === '\\') throw new Error(`a backslash that means nothing in "${quoted}"`)
      if (part.startsWith('\\x')) return Buffer.from([Number.parseInt(part.slice(2), 16)])
      const named = part.startsWith('\\') ? NAMED[part.slice(1)] : undefined
      return named === undefined ? Buffer.from(part) : Buffer.from([named])
    }),
  )
}
