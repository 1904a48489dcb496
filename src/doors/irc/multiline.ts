/**
 * A batch that a client sends: its lines are gathered and become one intent at its end. A client has one at a time, and no more of it is
 * kept than a message may have. https://ircv3.net/specs/extensions/multiline
 */
import { utf8Bytes } from '../../chat/limits.ts'
import { fold } from '../../text/fold.ts'
import { aboutMessage, failUnknown } from './about-message.ts'
import { EDIT, MULTILINE } from './capabilities.ts'
import type { IrcClient } from './client.ts'
import type { Command } from './command.ts'
import { IrcRequest, sharedRequest } from './request.ts'
import { sayIntent } from './say-intent.ts'
import { CONCAT } from './tags.ts'
import { tagIn } from './take-tags.ts'

/** How long one may be open: more than a client needs that is held up by the throttle. */
const OPEN_MS = 60_000
/** What may come while one is open and is no part of it. */
const BESIDE = new Set(['BATCH', 'PING', 'PONG', 'QUIT'])

export interface OpenBatch {
  readonly id: string
  /** Empty for none. Belongs to the answer of the whole. */
  readonly label: string
  readonly target: string
  /** Of the message that it changes; undefined where it says something new. */
  readonly edits: string | undefined
  /** Client-only tags, and the sender's name for the message. */
  readonly tags: string
  readonly saidId: string
  /** The text so far; undefined before the first line. */
  text: string | undefined
  kind: 'privmsg' | 'notice'
  lines: number
  bytes: number
  /** Something was wrong with it, and that was said: the rest of it is not taken. */
  isDropped: boolean
  /** Ends the time that it has. */
  readonly stop: () => void
}

type New = Pick<OpenBatch, 'id' | 'target' | 'edits'>

/** Opens one with the tags and the label of the line that is being taken, which is not answered by itself. */
export function openBatch(client: IrcClient, batch: New): void {
  const { request, clientTags: tags, saidId, hub } = client
  const label = request?.label ?? ''
  const stop = hub.clock.after(OPEN_MS, () => {
    if (client.batch !== open || client.session.ending) return
    drop(client, open, 'MULTILINE_INVALID', 'The batch was open for too long')
  })
  const open: OpenBatch = {
    ...batch,
    label,
    tags,
    saidId,
    text: undefined,
    kind: 'privmsg',
    lines: 0,
    bytes: 0,
    isDropped: false,
    stop,
  }
  client.batch = open
  if (label !== '') client.request = undefined
}

/**
 * Whether a line belongs to a batch, or stands where only such lines may: then it has been taken care of. `row`: its command, if that is known;
 * `tags`: all of the line's, as they stand.
 */
export function takeBatched(
  client: IrcClient,
  row: Command | undefined,
  params: readonly string[],
  tags: string,
): boolean {
  const { batch } = client
  if (batch === undefined && !tags.includes('batch=')) return false
  if ((client.capabilities & (MULTILINE | EDIT)) === 0) return false
  const id = tagIn(tags, 'batch')
  if (id === undefined) {
    if (!batch || batch.isDropped || BESIDE.has(row?.verb ?? '')) return false
    drop(client, batch, 'MULTILINE_INVALID', 'Only lines of the batch may come while it is open')
  } else if (!batch || batch.id !== id) {
    drop(client, batch, 'MULTILINE_INVALID', 'No such batch is open')
  } else if (!batch.isDropped) addLine(client, batch, row, params, tagIn(tags, CONCAT) !== undefined)
  return true
}

function addLine(
  client: IrcClient,
  batch: OpenBatch,
  row: Command | undefined,
  [target, text = '']: readonly string[],
  isConcat: boolean,
): void {
  const { multilineBytes, multilineLines } = client.chat.limits
  const kind = row?.verb === 'PRIVMSG' ? 'privmsg' : row?.verb === 'NOTICE' ? 'notice' : undefined
  const isFirst = batch.text === undefined
  if (
    !kind ||
    target === undefined ||
    (isFirst ? batch.edits !== undefined && kind === 'notice' : kind !== batch.kind)
  ) {
    return drop(client, batch, 'MULTILINE_INVALID', 'A batch has lines of one kind: PRIVMSG, or NOTICE')
  }
  if (fold(target) !== fold(batch.target)) {
    return drop(client, batch, 'MULTILINE_INVALID_TARGET', batch.target, target, 'All lines go where the batch goes')
  }
  if (isConcat && text === '') {
    return drop(client, batch, 'MULTILINE_INVALID', 'What goes on with the line before may not be empty')
  }
  const gap = isFirst || isConcat ? '' : '\n'
  const bytes = batch.bytes + gap.length + utf8Bytes(text)
  if (batch.lines === multilineLines) {
    return drop(client, batch, 'MULTILINE_MAX_LINES', String(multilineLines), 'The batch has too many lines')
  }
  if (bytes > multilineBytes) {
    return drop(client, batch, 'MULTILINE_MAX_BYTES', String(multilineBytes), 'The batch is too long')
  }
  batch.kind = kind
  batch.bytes = bytes
  batch.lines++
  batch.text = (batch.text ?? '') + gap + text
}

/** Ends it, and asks for what it says. */
export function endBatch(client: IrcClient, id: string): void {
  const { batch } = client
  if (batch?.id !== id) return drop(client, batch, 'MULTILINE_INVALID', 'No such batch is open')
  batch.stop()
  client.batch = undefined
  if (batch.isDropped) return
  const { text = '', target, edits, label, kind, tags, saidId } = batch
  if (text.replaceAll('\n', '') === '') return drop(client, batch, 'MULTILINE_INVALID', 'There is nothing in the batch')
  // A label of the end's own is not answered: the batch has its own.
  client.request = requestFor(label, edits === undefined ? (kind === 'notice' ? 'NOTICE' : 'PRIVMSG') : 'EDIT')
  const { request } = client
  if (edits === undefined) client.ask(sayIntent(client, { target, kind, text, tags, saidId }))
  else {
    const about = aboutMessage(client, edits)
    if (about) client.ask({ do: 'edit', target, about, text })
    else failUnknown(client, 'EDIT', target, edits)
  }
  if (label !== '') client.endRequest(request)
  client.request = undefined
}

/** Says what is wrong, once; what still comes of it is passed over until its end. */
function drop(client: IrcClient, batch: OpenBatch | undefined, code: string, ...params: string[]): void {
  const before = client.request
  const label = batch && !batch.isDropped ? batch.label : ''
  const request = requestFor(label, 'BATCH')
  client.request = request
  client.fail('BATCH', code, ...params)
  if (label !== '') client.hub.endRequest(client.session, request)
  client.request = before
  if (!batch) return
  batch.stop()
  batch.isDropped = true
  batch.text = undefined
}

/** One that is not begun: its lines are passed over, too, and nothing of it is kept. */
export function refuseBatch(client: IrcClient, id: string, text: string): void {
  client.fail('BATCH', 'MULTILINE_INVALID', text)
  const { batch } = client
  if (batch) drop(client, batch, 'MULTILINE_INVALID', 'Another batch was begun before its end')
  const none = { target: '', edits: undefined, tags: '', saidId: '', label: '', text: undefined, stop: () => {} }
  client.batch = { ...none, id, kind: 'privmsg', lines: 0, bytes: 0, isDropped: true }
}

function requestFor(label: string, verb: string): IrcRequest {
  const isQuiet = verb === 'NOTICE'
  return label === '' ? sharedRequest({ verb, isQuiet }) : new IrcRequest(label, isQuiet, verb)
}
