/** Lines that answer one client: numerics and standard replies. */
import { clip, MAX_BODY_BYTES } from './clip.ts'

/**
 * A numeric, with CR LF. The last param is its text; one before that which no line can carry there (empty, with a space, or beginning
 * with a colon: only what a client sent can be so) shows as `*`.
 */
export function formatNumeric(server: string, numeric: string, nick: string, params: readonly string[]): string {
  return withEnding(`:${server} ${numeric} ${nick}${formatParams(params)}`)
}

/** A numeric for somebody whose nick is known. */
export type Numeric = (code: string, ...params: string[]) => string

/** https://ircv3.net/specs/extensions/standard-replies */
export type StandardReply = 'FAIL' | 'WARN'

export function formatStandardReply(
  server: string,
  type: StandardReply,
  verb: string,
  code: string,
  params: readonly string[],
): string {
  return withEnding(`:${server} ${type} ${middle(verb)} ${code}${formatParams(params)}`)
}

export function formatFarewell(reason: string): string {
  return withEnding(`ERROR :Closing link: ${reason}`)
}

/** Ends a line, and cuts one that is too long for IRC. */
export function withEnding(body: string): string {
  return `${clip(body, MAX_BODY_BYTES)}\r\n`
}

function formatParams(params: readonly string[]): string {
  let text = ''
  const last = params.length - 1
  for (let i = 0; i < last; i++) text += ` ${middle(params[i] as string)}`
  return last < 0 ? text : `${text} :${params[last]}`
}

function middle(param: string): string {
  return param === '' || param.startsWith(':') || param.includes(' ') ? '*' : param
}
