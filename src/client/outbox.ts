/** Says things: at once where we are connected, else when we are again, and then once. */
import type { MessageToFormat } from '../wire/irc/message.ts'
import type { MultilineLimits } from './capabilities.ts'
import type { ClientClock } from './client-clock.ts'
import { batchOf, messagesFor, textOf } from './say-lines.ts'
import type { Said } from './say-lines.ts'
import type { Buffer, ClientState } from './state/client-state.ts'
import type { TalkEntry } from './state/entry.ts'
import type { Action } from './state/reduce.ts'
import { bufferAwaiting } from './state/talk.ts'
import { maxTextBytes } from './text-room.ts'

/** Messages that may wait for the connection, or for their echo to be kept for another try. */
const MAX_WAITING = 50

interface Item {
  readonly label: string
  readonly said: Said
  readonly style: TalkEntry['style']
  readonly replyTo: string | undefined
  /** `+snug.chat/id`: the server takes a message with the same one once. */
  readonly id: string
  isSent: boolean
}

export interface Outbox {
  /** False where it can be neither sent nor kept: nothing of it was said. */
  say(key: string, text: string, style: TalkEntry['style'], replyTo?: string): boolean
  /** We are in a channel, or, without a key, welcome on the server. */
  arrived(key?: string): void
  /** The connection is gone. The labels of what will be said again. */
  lost(): ReadonlySet<string>
  /** We were not let into a channel again. */
  shutOut(key: string): void
}

export interface OutboxOptions {
  readonly clock: ClientClock
  readonly state: () => ClientState
  readonly dispatch: (action: Action) => void
  readonly send: (message: MessageToFormat) => void
  readonly multiline: () => MultilineLimits | undefined
}

export function createOutbox({ clock, state, dispatch, send, multiline }: OutboxOptions): Outbox {
  let items: Item[] = []
  let lastToken = 0

  function canSayTo({ kind, isJoined, isMissed }: Buffer): 'now' | 'later' | 'never' {
    const { status, connection } = state()
    if (kind === 'server' || status.at === 'stopped') return 'never'
    if (kind === 'channel' && !isJoined) return isMissed ? 'later' : status.at === 'online' ? 'now' : 'never'
    return status.at === 'online' ? 'now' : connection > 0 ? 'later' : 'never'
  }

  function prune(): void {
    items = items.filter(({ label }) => bufferAwaiting(state(), label) !== undefined)
  }

  function isOnce(): boolean {
    const { capabilities } = state()
    return capabilities.has('snug.chat/timeline') && capabilities.has('message-tags')
  }

  function hasEcho(): boolean {
    return state().capabilities.has('echo-message')
  }

  function tagsFor({ label, replyTo, id }: Item): Map<string, string> {
    const { capabilities } = state()
    const tags = new Map<string, string>()
    if (hasEcho() && capabilities.has('labeled-response')) tags.set('label', label)
    if (!capabilities.has('message-tags')) return tags
    if (isOnce()) tags.set('+snug.chat/id', id)
    return replyTo === undefined ? tags : tags.set('+draft/reply', replyTo).set('+reply', replyTo)
  }

  function sendItem(item: Item, target: string): void {
    item.isSent = true
    const { said, style, label } = item
    const text = textOf(said)
    const tags = tagsFor(item)
    if (said.length > 1 && multiline()) {
      for (const message of batchOf(label, 'draft/multiline', [target], said, tags)) send(message)
      return
    }
    // A server that took several lines before may take one at a time by now.
    for (const [i, { text: line }] of (said.length > 1 ? said : [{ text }]).entries()) {
      if (line === '') continue
      const words = style === 'act' ? `\x01ACTION ${line}\x01` : line
      send({
        tags: i === 0 ? tags : undefined,
        verb: style === 'notice' ? 'NOTICE' : 'PRIVMSG',
        params: [target, words],
      })
    }
  }

  function newId(): string {
    const part = (): string =>
      Math.floor(clock.random() * 2 ** 40)
        .toString(36)
        .padStart(8, '0')
    return `${part()}${part()}${clock.now().toString(36)}${lastToken.toString(36)}`.slice(0, 64)
  }

  return {
    say(key, text, style, replyTo) {
      const buffer = state().buffers.get(key)
      if (!buffer) return false
      const when = canSayTo(buffer)
      if (when === 'never') return false
      const limits = style === 'say' ? multiline() : undefined
      const all = messagesFor(text, maxTextBytes(state(), buffer.name, style), limits)
      if (items.length + all.length > MAX_WAITING) prune()
      const isLater =
        when === 'later' || items.some((item) => !item.isSent && bufferAwaiting(state(), item.label) === key)
      if (isLater && items.length + all.length > MAX_WAITING) return false
      for (const [i, said] of all.entries()) {
        const item: Item = {
          label: `m${++lastToken}`,
          said,
          style,
          replyTo: i === 0 ? replyTo : undefined,
          id: newId(),
          isSent: false,
        }
        const pending = isLater || hasEcho() ? item.label : undefined
        const sent = { text: textOf(said), style, replyTo: item.replyTo, pending, isWaiting: isLater }
        dispatch({ type: 'sent', buffer: key, at: clock.now(), ...sent })
        if (isLater || (isOnce() && items.length < MAX_WAITING)) items.push(item)
        if (!isLater) sendItem(item, buffer.name)
      }
      return true
    },
    arrived(key) {
      prune()
      for (const item of items) {
        const at = bufferAwaiting(state(), item.label)
        const buffer = at === undefined ? undefined : state().buffers.get(at)
        if (!buffer || item.isSent || (key === undefined ? buffer.kind !== 'query' : buffer.key !== key)) continue
        dispatch({ type: 'resent', label: item.label, isPending: hasEcho() })
        sendItem(item, buffer.name)
      }
    },
    lost() {
      prune()
      const canRepeat = isOnce()
      items = items.filter(({ isSent }) => !isSent || canRepeat)
      for (const item of items) item.isSent = false
      return new Set(items.map(({ label }) => label))
    },
    shutOut(key) {
      for (const { label } of items)
        if (bufferAwaiting(state(), label) === key) dispatch({ type: 'failed', label, why: 'not delivered' })
      prune()
    },
  }
}
