/** What a person does to messages that are there: react, edit, take away, pin, find. */
import type { Message, MessageToFormat } from '../wire/irc/message.ts'
import type { SearchWords } from '../wire/search-words.ts'
import type { Batch } from './batches.ts'
import type { MultilineLimits } from './capabilities.ts'
import type { ClientClock } from './client-clock.ts'
import { stripFormatting } from '../wire/formatting/codes.ts'
import { passesTag } from './isupport.ts'
import { batchOf, messagesFor } from './say-lines.ts'
import { formatSearch, hasAll } from './search-words.ts'
import type { Buffer, ClientState } from './state/client-state.ts'
import type { Action } from './state/reduce.ts'
import { isSameName } from './state/selectors.ts'
import { entriesBackwards } from './state/timeline.ts'
import { maxTextBytes } from './text-room.ts'
import { phrases } from './phrases/phrases.ts'
import { sentenceOf } from './phrases/sentence-of.ts'

const MAX_FOUND = 20

/** Each gives a sentence for the person where it cannot be done here, and undefined where the server was asked. */
export interface MessageDeeds {
  react(key: string, msgid: string, value: string, isAdded: boolean): string | undefined
  edit(key: string, msgid: string, text: string): string | undefined
  redact(key: string, msgid: string, reason: string): string | undefined
  pin(key: string, msgid: string, isPinned: boolean): string | undefined
  askPins(key: string): string | undefined
  /** What is found is shown in the buffer with this key; without a server that searches, in what is loaded there. */
  search(key: string, words: SearchWords): string | undefined
  /** An answer to these questions. */
  answer(batch: Batch): void
  /** A search was refused; shows it where it was asked. True where that was so. */
  refused(message: Message): boolean
  reset(): void
}

export interface MessageDeedsOptions {
  readonly clock: ClientClock
  readonly state: () => ClientState
  readonly dispatch: (action: Action) => void
  /** False where nobody is connected. */
  readonly send: (message: MessageToFormat) => boolean
  readonly multiline: () => MultilineLimits | undefined
}

export function createMessageDeeds({ clock, state, dispatch, send, multiline }: MessageDeedsOptions): MessageDeeds {
  let searches: { readonly key: string; readonly words: SearchWords }[] = []
  let edits = 0

  /** The name of a buffer where something can be done; a sentence where not. */
  function ask(
    key: string,
    capability: string,
    lacking: string,
    message: (buffer: Buffer) => MessageToFormat,
  ): string | undefined {
    const buffer = state().buffers.get(key)
    if (!buffer || buffer.kind === 'server') return phrases().answers.nobodyHears
    if (state().status.at !== 'online') return phrases().answers.notSent
    if (!state().capabilities.has(capability)) return lacking
    return send(message(buffer)) ? undefined : phrases().answers.notSent
  }

  function searchHere(key: string, { text, from, before, after, has }: SearchWords): void {
    const buffer = state().buffers.get(key)
    if (!buffer) return
    const words = text.replaceAll('"', '').toLowerCase().split(/\s+/)
    const found: Message[] = []
    for (const [, entry] of entriesBackwards(buffer.timeline)) {
      if (entry.kind !== 'talk' || entry.redacted || found.length >= MAX_FOUND) continue
      const said = stripFormatting(entry.text)
      if (!words.every((word) => said.toLowerCase().includes(word)) || !hasAll(said, has)) continue
      if (from !== undefined && !isSameName(state(), from, entry.nick)) continue
      if (entry.time >= (before ?? Infinity) || entry.time <= (after ?? -Infinity)) continue
      const tags = new Map([['time', new Date(entry.time).toISOString()]])
      if (entry.msgid !== undefined) tags.set('msgid', entry.msgid)
      found.unshift({ tags, source: entry.nick, verb: 'PRIVMSG', params: [buffer.name, entry.text] })
    }
    const sentence = phrases().deeds.foundHere(found.length, buffer.timeline.length)
    dispatch({ type: 'quotes', buffer: key, messages: found, sentence, at: clock.now() })
  }

  return {
    react(key, msgid, value, isAdded) {
      if (value === '' || value.length > 64) return phrases().deeds.noReaction
      if (!passesTag(state().isupport, 'draft/react')) return phrases().deeds.passesNoReactions
      const tags = new Map([
        [isAdded ? '+draft/react' : '+draft/unreact', value],
        ['+draft/reply', msgid],
        ['+reply', msgid],
      ])
      let name = ''
      const why = ask(key, 'message-tags', phrases().deeds.knowsNoReactions, (buffer) => {
        name = buffer.name
        return { tags, verb: 'TAGMSG', params: [buffer.name] }
      })
      if (why === undefined && !state().capabilities.has('echo-message')) {
        const message = { tags, source: state().nick, verb: 'TAGMSG', params: [name] }
        dispatch({ type: 'message', message, at: clock.now() })
      }
      return why
    },
    edit(key, msgid, text) {
      const buffer = state().buffers.get(key)
      const [said, ...more] = messagesFor(text, maxTextBytes(state(), buffer?.name ?? '', 'say') - 40, multiline())
      if (!said) return phrases().deeds.cannotBeNothing
      if (more.length > 0) return phrases().deeds.tooLong
      const [only] = said
      if (only && said.length === 1) {
        return ask(key, 'snug.chat/edit', phrases().deeds.noEdits, ({ name }) => ({
          verb: 'EDIT',
          params: [name, msgid, only.text],
        }))
      }
      const reference = `e${++edits}`
      const [first, ...rest] = batchOf(reference, 'snug.chat/edit', [buffer?.name ?? '', msgid], said, new Map())
      if (!first) return undefined
      const why = ask(key, 'snug.chat/edit', phrases().deeds.noEdits, () => first)
      if (why === undefined) for (const message of rest) send(message)
      return why
    },
    redact: (key, msgid, reason) =>
      ask(key, 'draft/message-redaction', phrases().deeds.noRedactions, ({ name }) => ({
        verb: 'REDACT',
        params: reason === '' ? [name, msgid] : [name, msgid, reason],
      })),
    pin: (key, msgid, isPinned) =>
      ask(key, 'snug.chat/timeline', phrases().deeds.noPins, ({ name }) => ({
        verb: isPinned ? 'PIN' : 'UNPIN',
        params: [name, msgid],
      })),
    askPins: (key) =>
      ask(key, 'snug.chat/timeline', phrases().deeds.noPins, ({ name }) => ({ verb: 'PINS', params: [name] })),
    search(key, words) {
      if (!state().capabilities.has('soju.im/search') || !state().capabilities.has('batch')) {
        searchHere(key, words)
        return undefined
      }
      if (!send({ verb: 'SEARCH', params: [formatSearch(words, MAX_FOUND)] })) return phrases().answers.notSent
      searches = [...searches.slice(-9), { key, words }]
      return undefined
    },
    answer({ type, params, messages }) {
      const isPins = type === 'snug.chat/pins'
      const asked = isPins ? undefined : searches.shift()
      const pinned = [...state().buffers.values()].find(({ name }) => isSameName(state(), name, params[0] ?? ''))
      const key = isPins ? pinned?.key : asked?.key
      if (key === undefined) return
      const said = messages.filter(
        ({ verb, params: [, text = ''] }) =>
          /^(?:PRIVMSG|NOTICE)$/i.test(verb) && hasAll(stripFormatting(text), asked?.words.has ?? []),
      )
      const { found, pinned: arePinned } = phrases().deeds
      const sentence = isPins ? arePinned(said.length) : found(said.length, said.length < MAX_FOUND)
      dispatch({ type: 'quotes', buffer: key, messages: said, sentence, at: clock.now() })
    },
    refused(message) {
      const { verb, params } = message
      if (verb.toUpperCase() !== 'FAIL' || params[0]?.toUpperCase() !== 'SEARCH') return false
      const key = searches.shift()?.key
      if (key !== undefined)
        dispatch({ type: 'note', buffer: key, ...sentenceOf(message), tone: 'error', at: clock.now() })
      return key !== undefined
    },
    reset() {
      searches = []
    },
  }
}
