/** Commands to find messages and go to where they stand: /search /jump /now. */
import { parseSearchWords } from '../../wire/search-words.ts'
import { keyOf, isChannelName } from '../state/selectors.ts'
import { quoteNumbered } from '../state/quotes.ts'
import type { Command } from './command.ts'
import { phrases } from '../phrases/phrases.ts'

export const search: Command = {
  verb: 'search',
  run({ client, buffer, rest, misused, fail }) {
    const words = parseSearchWords(rest, Date.now())
    if ('fault' in words) return fail(phrases().deeds.fault(words.fault))
    const { text, from, before, after, has } = words
    const isEmpty = text === '' && from === undefined && before === undefined && after === undefined && has.length === 0
    if (isEmpty) return misused()
    const why = client.messages.search(buffer.key, words)
    if (why !== undefined) fail(why)
  },
}

export const jump: Command = {
  verb: 'jump',
  run({ client, buffer, rest, misused, fail }) {
    if (rest !== '' && !/^\d{1,4}$/.test(rest)) return misused()
    const quote = quoteNumbered(client.state, buffer.key, rest === '' ? undefined : Number(rest))
    if (!quote) return fail(phrases().deeds.noneToGoTo)
    const { place, msgid } = quote
    const isHere = client.state.buffers.has(keyOf(client.state, place))
    if (!isHere && isChannelName(client.state, place)) return fail(phrases().answers.notIn(place))
    const key = isHere ? keyOf(client.state, place) : client.openQuery(place)
    if (msgid === undefined) return fail(phrases().deeds.noPlace)
    if (key !== buffer.key) client.focus(key)
    if (!client.jump(key, msgid)) client.note(key, phrases().deeds.cannotBeFetched, 'error')
  },
}

export const now: Command = {
  verb: 'now',
  run({ client, buffer }) {
    client.returnToPresent(buffer.key)
  },
}
