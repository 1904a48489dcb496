/** Says things: at once where we are connected, else when we are again, and then once; also after the page was closed in between, where there is a store. */
import type { KeptItem, OutboxStore } from './archive.ts'
import type { MessageToFormat } from '../wire/irc/message.ts'
import type { MultilineLimits } from './capabilities.ts'
import type { ClientClock } from './client-clock.ts'
import { batchOf, messagesFor, textOf } from './say-lines.ts'
import type { Buffer, ClientState } from './state/client-state.ts'
import type { TalkEntry } from './state/entry.ts'
import type { Action } from './state/reduce.ts'
import { bufferNamed, keyOf } from './state/selectors.ts'
import { bufferAwaiting, failureOf } from './state/talk.ts'
import { maxTextBytes } from './text-room.ts'

/** Messages that may wait for the connection, or for their echo to be kept for another try. */
const MAX_WAITING = 50

interface Item extends Omit<KeptItem, 'failed' | 'target'> {
  target: string
  readonly label: string
  isSent: boolean
  failed: string | undefined
}

export interface Outbox {
  /** False where it can be neither sent nor kept: nothing of it was said. */
  say(key: string, text: string, style: TalkEntry['style'], replyTo?: string): boolean
  /** We are in a channel, or, without a key, welcome on the server. */
  arrived(key?: string): void
  /** What waits may be sent now, where we are in. */
  release(): void
  /** Something may have become of what was said: looks, and keeps or forgets it accordingly. */
  look(): void
  /** It was written on an earlier visit, or in another tab: it waits here too. */
  adopt(item: KeptItem): void
  /** It was confirmed, or discarded, in another tab. */
  forget(id: string): void
  /** What waits or failed under this label is not to be said any more. Gives its text. */
  discard(label: string): string | undefined
  /** Says once more what failed; false where it is not known any more. */
  retry(label: string): boolean
  /** The connection is gone. The labels of what will be said again. */
  lost(): ReadonlySet<string>
  /** A channel or a person has another name, and key: what was written for them is for that. */
  renamed(from: string, to: string): void
  /** We were not let into a channel again. */
  shutOut(key: string): void
}

export interface OutboxOptions {
  readonly clock: ClientClock
  readonly state: () => ClientState
  readonly dispatch: (action: Action) => void
  readonly send: (message: MessageToFormat) => void
  readonly multiline: () => MultilineLimits | undefined
  /** Where what is not confirmed outlives the page; absent for nowhere. */
  readonly store?: OutboxStore | undefined
  /** Whether what waits is sent from here. Another tab may do that. */
  readonly maySend?: (() => boolean) | undefined
}

export function createOutbox(options: OutboxOptions): Outbox {
  const { clock, state, dispatch, send, multiline, store, maySend = () => true } = options
  let items: Item[] = []
  let lastToken = 0
  let lastAt = 0

  function canSayTo({ kind, isJoined, isMissed }: Buffer): 'now' | 'later' | 'never' {
    const { status, connection, isRestored } = state()
    if (kind === 'server' || status.at === 'stopped') return 'never'
    if (kind === 'channel' && !isJoined) return isMissed ? 'later' : status.at === 'online' ? 'now' : 'never'
    return status.at === 'online' ? 'now' : connection > 0 || isRestored ? 'later' : 'never'
  }

  function keep(item: Item): void {
    const { label: _, isSent, ...kept } = item
    store?.put(kept, !isSent)
  }

  /** Those that are confirmed go; those that failed stay where there is a store, to be said again. */
  function look(): void {
    if (items.length === 0) return
    items = items.filter((item) => {
      if (item.failed !== undefined || bufferAwaiting(state(), item.label) !== undefined) return true
      item.failed = failureOf(state(), item.label)
      if (item.failed !== undefined && store) {
        keep(item)
        return true
      }
      store?.remove(item.id)
      return false
    })
  }

  /** What is written later has a later time: that is its order, also in the store. */
  function nextAt(): number {
    return (lastAt = Math.max(clock.now(), lastAt + 1))
  }

  function waiting(): Item[] {
    return items.filter(({ failed }) => failed === undefined)
  }

  function sayIn(key: string, item: Item, isLater: boolean): void {
    const { style, replyTo, said, at } = item
    const pending = isLater || hasEcho() ? item.label : undefined
    dispatch({ type: 'sent', buffer: key, at, text: textOf(said), style, replyTo, pending, isWaiting: isLater })
    if (item.failed !== undefined) dispatch({ type: 'failed', label: item.label, why: item.failed })
  }

  function keyFor({ target, kind }: KeptItem): string {
    // Whoever wrote there was in it.
    const isMissed = kind === 'channel' && state().connection === 0
    if (!bufferNamed(state(), target)) dispatch({ type: 'open', name: target, kind, isMissed })
    return keyOf(state(), target)
  }

  function release(key?: string): void {
    look()
    if (!maySend()) return
    for (const item of waiting()) {
      const at = bufferAwaiting(state(), item.label)
      const buffer = at === undefined ? undefined : state().buffers.get(at)
      if (!buffer || item.isSent || canSayTo(buffer) !== 'now') continue
      if (key === undefined ? buffer.kind !== 'query' : buffer.key !== key) continue
      dispatch({ type: 'resent', label: item.label, isPending: hasEcho() })
      sendItem(item, buffer.name)
    }
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
      if (waiting().length + all.length > MAX_WAITING) look()
      const isLater =
        when === 'later' || waiting().some((item) => !item.isSent && bufferAwaiting(state(), item.label) === key)
      if (isLater && waiting().length + all.length > MAX_WAITING) return false
      for (const [i, said] of all.entries()) {
        const item: Item = {
          label: `m${++lastToken}`,
          target: buffer.name,
          kind: buffer.kind === 'channel' ? 'channel' : 'query',
          said,
          style,
          replyTo: i === 0 ? replyTo : undefined,
          at: nextAt(),
          id: newId(),
          isSent: false,
          failed: undefined,
        }
        sayIn(key, item, isLater)
        if (!isLater) sendItem(item, buffer.name)
        if (!isLater && (!isOnce() || items.length >= MAX_WAITING)) continue
        items.push(item)
        keep(item)
      }
      return true
    },
    arrived: release,
    release() {
      if (state().status.at !== 'online') return
      release()
      for (const { key, kind, isJoined } of state().buffers.values()) if (kind === 'channel' && isJoined) release(key)
    },
    look,
    lost() {
      look()
      const canRepeat = isOnce()
      for (const { id, isSent } of items) if (isSent && !canRepeat) store?.remove(id)
      items = items.filter(({ isSent }) => !isSent || canRepeat)
      for (const item of waiting()) {
        if (item.isSent) keep(Object.assign(item, { isSent: false }))
      }
      return new Set(waiting().map(({ label }) => label))
    },
    renamed(from, to) {
      const target = state().buffers.get(to)?.name ?? to
      for (const item of items) if (keyOf(state(), item.target) === from) keep(Object.assign(item, { target }))
      release(to)
    },
    shutOut(key) {
      for (const { label } of waiting())
        if (bufferAwaiting(state(), label) === key) dispatch({ type: 'failed', label, why: 'not delivered' })
      look()
    },
    adopt(kept) {
      if (items.some(({ id }) => id === kept.id)) return
      const item: Item = { ...kept, label: `m${++lastToken}`, isSent: false }
      const key = keyFor(item)
      const buffer = state().buffers.get(key)
      if (!buffer) return
      // One is not there any more, and will not be.
      if (state().connection > 0 && canSayTo(buffer) === 'never') item.failed ??= 'not delivered'
      lastAt = Math.max(lastAt, item.at)
      items = [...items, item].sort((a, b) => a.at - b.at)
      sayIn(key, item, true)
      if (!item.isSent && item.failed === undefined) release(item.kind === 'channel' ? key : undefined)
    },
    forget(id) {
      const item = items.find((one) => one.id === id)
      if (!item) return
      items = items.filter((one) => one !== item)
      dispatch({ type: 'unsaid', label: item.label })
    },
    discard(label) {
      const item = items.find((one) => one.label === label)
      if (!item && failureOf(state(), label) === undefined) return undefined
      dispatch({ type: 'unsaid', label })
      if (!item) return undefined
      items = items.filter((one) => one !== item)
      store?.remove(item.id)
      return textOf(item.said)
    },
    retry(label) {
      const item = items.find((one) => one.label === label)
      if (!item) return false
      dispatch({ type: 'unsaid', label })
      // Behind what waits already. Under its own name: it may have arrived after all.
      items = items.filter((one) => one !== item)
      const again: Item = { ...item, label: `m${++lastToken}`, at: nextAt(), isSent: false, failed: undefined }
      items.push(again)
      keep(again)
      const key = keyFor(again)
      sayIn(key, again, true)
      if (state().status.at === 'online') release(again.kind === 'channel' ? key : undefined)
      return true
    },
  }
}
