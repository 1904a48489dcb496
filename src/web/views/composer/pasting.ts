/** What was pasted and is long: when it is, how it stands in what one writes, and how it becomes a block of code or a file. */
import type { MultilineLimits } from '../../../client/capabilities.ts'
import { messagesFor } from '../../../client/say-lines.ts'
import { putBack } from '../../drafts.ts'
import { attachments } from '../../uploads.ts'

/** Characters that the field takes. */
export const ROOM = 16_000
/** What is longer is asked about. */
const MANY_LINES = 15
/** Where each line is a message of its own. */
const MANY_MESSAGES = 5
const FENCE = '```'

export interface Pasted {
  /** As it was pasted, with the line ends that a field has. */
  readonly text: string
  /** As it stands in the field now. */
  readonly shown: string
  readonly isCode: boolean
}

/** How much one message takes: of a server that knows no messages of several lines, one line. */
export interface MessageRoom {
  readonly lineBytes: number
  readonly limits: MultilineLimits | undefined
}

export function pastedAs(text: string): Pasted {
  const said = text.replace(/\r\n?/g, '\n')
  return { text: said, shown: said, isCode: false }
}

export function lineCount({ text }: Pasted): number {
  return text.trimEnd().split('\n').length
}

export function isLong(pasted: Pasted, room: MessageRoom): boolean {
  return lineCount(pasted) > MANY_LINES || messageCount(pasted.text, room) > (room.limits ? 1 : MANY_MESSAGES)
}

export function messageCount(text: string, { lineBytes, limits }: MessageRoom): number {
  return messagesFor(text, lineBytes, limits).length
}

/** What is to stand in the place of a part of the field. */
export interface Change {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * Makes it a block of code, on lines of its own, or text as it was pasted. Undefined where it does not stand in the field any more, or where it
 * would not be one block: a block ends with its message, and with a line that ends as blocks do.
 */
export function turned(field: string, pasted: Pasted, room: MessageRoom): (Change & { pasted: Pasted }) | undefined {
  const start = field.indexOf(pasted.shown)
  if (start < 0) return undefined
  const end = start + pasted.shown.length
  if (pasted.isCode) return { start, end, text: pasted.text, pasted: { ...pasted, shown: pasted.text, isCode: false } }
  const code = pasted.text.replace(/^\n+/, '').trimEnd()
  const before = start === 0 || field[start - 1] === '\n' ? '' : '\n'
  const behind = end === field.length || field[end] === '\n' ? '' : '\n'
  const shown = `${before}${FENCE}\n${code}\n${FENCE}${behind}`
  const whole = field.slice(0, start) + shown + field.slice(end)
  const isOneBlock = !code.split('\n').some((line) => line.endsWith(FENCE))
  if (!isOneBlock || !room.limits || messageCount(whole, room) > 1 || whole.length > ROOM) return undefined
  return { start, end, text: shown, pasted: { ...pasted, shown, isCode: true } }
}

const texts = new WeakMap<File, string>()

/** Its text can be had back with `textIn`. */
export function fileOf({ text }: Pasted): File {
  const file = new File([text], 'pasted.txt', { type: 'text/plain' })
  texts.set(file, text)
  return file
}

/** Undefined for a file that was no paste, or is more than the field takes. */
export function textIn(file: File): string | undefined {
  const text = texts.get(file)
  return text === undefined || text.length > ROOM ? undefined : text
}

/** The page goes, and with it the files that were not said: what was a paste and has room in the field is a draft again. */
export function keepPastes(): void {
  for (const { key, file } of attachments.peek()) {
    const text = textIn(file)
    if (text !== undefined) putBack(key, text)
  }
}
