/**
 * One IRC message, between its line and its parts.
 * Source of the rules: https://modern.ircdocs.horse/#message-format and
 * https://ircv3.net/specs/extensions/message-tags
 */

/** The parts of a line. `tags` is absent when the line has none; an empty tag value is `''`. */
export interface Message {
  tags?: Map<string, string>
  /** Without its leading colon. */
  source?: string
  /** As it was written; verbs compare without case, so fold with `toUpperCase()`. */
  verb: string
  params: string[]
}

/** What is sent: as `Message`, but nothing in it needs to be mutable or complete. */
export interface MessageToFormat {
  readonly tags?: ReadonlyMap<string, string> | undefined
  readonly source?: string | undefined
  readonly verb: string
  readonly params?: readonly string[]
}

const SPACE = 32
const COLON = 58
const AT = 64

/**
 * Reads one line, without its line ending. Several spaces separate like one, as RFC 1459 has it.
 * Gives undefined where there is no verb to be found: an empty line, or tags or a source and nothing behind them.
 */
export function parseMessage(line: string): Message | undefined {
  const end = line.length
  let at = 0
  let tags: Map<string, string> | undefined
  let source: string | undefined

  if (line.charCodeAt(0) === AT) {
    const space = line.indexOf(' ')
    if (space < 0) return undefined
    tags = parseTags(line.slice(1, space))
    at = space
  }
  while (at < end && line.charCodeAt(at) === SPACE) at++
  if (line.charCodeAt(at) === COLON) {
    const space = line.indexOf(' ', at)
    if (space < 0) return undefined
    source = line.slice(at + 1, space)
    at = space
    while (at < end && line.charCodeAt(at) === SPACE) at++
  }
  let next = line.indexOf(' ', at)
  if (next < 0) next = end
  if (next === at) return undefined
  const verb = line.slice(at, next)
  const params = parseParams(line, next)

  const message: Message = { verb, params }
  if (tags) message.tags = tags
  if (source !== undefined) message.source = source
  return message
}

function parseParams(line: string, from: number): string[] {
  const params: string[] = []
  const end = line.length
  let at = from
  for (;;) {
    while (at < end && line.charCodeAt(at) === SPACE) at++
    if (at >= end) return params
    if (line.charCodeAt(at) === COLON) {
      params.push(line.slice(at + 1))
      return params
    }
    let next = line.indexOf(' ', at)
    if (next < 0) next = end
    params.push(line.slice(at, next))
    at = next
  }
}

/** Reads what stands between `@` and the first space. Where a key stands twice, the last value holds. */
export function parseTags(text: string): Map<string, string> {
  const tags = new Map<string, string>()
  for (const part of text.split(';')) {
    if (part === '') continue
    const equals = part.indexOf('=')
    if (equals < 0) tags.set(part, '')
    else tags.set(part.slice(0, equals), unescapeTagValue(part.slice(equals + 1)))
  }
  return tags
}

const UNESCAPED: Readonly<Record<string, string>> = { ':': ';', s: ' ', r: '\r', n: '\n' }
const ESCAPED: Readonly<Record<string, string>> = { ';': '\\:', ' ': '\\s', '\r': '\\r', '\n': '\\n', '\\': '\\\\' }

/** Turns the value of a tag as it stands in a line into what it means. A lone backslash at the end means nothing. */
export function unescapeTagValue(value: string): string {
  if (!value.includes('\\')) return value
  return value.replace(/\\([\s\S]?)/g, (_, escaped: string) => UNESCAPED[escaped] ?? escaped)
}

/** The inverse of `unescapeTagValue`. */
export function escapeTagValue(value: string): string {
  return value.replace(/[; \r\n\\]/g, (character) => ESCAPED[character] ?? character)
}

/** `key=value;key2`, without the `@`. Empty for no tags. */
export function formatTags(tags: ReadonlyMap<string, string>): string {
  let text = ''
  for (const [key, value] of tags) {
    if (text !== '') text += ';'
    text += value === '' ? key : `${key}=${escapeTagValue(value)}`
  }
  return text
}

/**
 * The line of a message, without its line ending: the inverse of `parseMessage`.
 * The last param becomes a trailing one where it must (it is empty, has a space, or starts with a colon).
 * Throws a TypeError for what no line can say: a param before the last that would need to be trailing,
 * or a line break or NUL anywhere, because a line that says something else than was meant is worse than none.
 */
export function formatMessage({ tags, source, verb, params = [] }: MessageToFormat): string {
  let line = tags && tags.size > 0 ? `@${formatTags(tags)} ` : ''
  if (source !== undefined && source !== '') line += `:${source} `
  line += verb
  const last = params.length - 1
  for (let i = 0; i <= last; i++) {
    const param = params[i] as string
    const mustTrail = param === '' || param.charCodeAt(0) === COLON || param.includes(' ')
    if (mustTrail && i < last) throw new TypeError(`a param before the last cannot be "${param}"`)
    line += mustTrail ? ` :${param}` : ` ${param}`
  }
  if (/[\r\n\0]/.test(line)) throw new TypeError('a line cannot hold a line break or NUL')
  return line
}
