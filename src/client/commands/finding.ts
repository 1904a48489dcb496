/** Commands to find messages and go to where they stand: /search /jump /now. */
import { parseSearchWords } from '../../wire/search-words.ts'
import { keyOf, isChannelName } from '../state/selectors.ts'
import { quoteNumbered } from '../state/quotes.ts'
import type { Command } from './command.ts'

export const search: Command = {
  verb: 'search',
  usage: '<words> [from:<nick>] [in:<#channel>] [before:<date>] [after:<date or 2d>] [has:link]',
  summary: 'find messages',
  run({ client, buffer, rest, misused, fail }) {
    const words = parseSearchWords(rest, Date.now())
    if ('fault' in words)
      return fail(`${words.fault} cannot be understood: a date is 2026-11-23, or 2d for two days ago.`)
    const { text, from, before, after, hasLink } = words
    const isEmpty = text === '' && from === undefined && before === undefined && after === undefined && !hasLink
    if (isEmpty) return misused()
    const why = client.messages.search(buffer.key, words)
    if (why !== undefined) fail(why)
  },
}

export const jump: Command = {
  verb: 'jump',
  usage: '[<number>]',
  summary: 'go to a message that was found or is pinned, the last one if no number is given',
  run({ client, buffer, rest, misused, fail }) {
    if (rest !== '' && !/^\d{1,4}$/.test(rest)) return misused()
    const quote = quoteNumbered(client.state, buffer.key, rest === '' ? undefined : Number(rest))
    if (!quote) return fail('Nothing like that was found. /search finds messages.')
    const { place, msgid } = quote
    const isHere = client.state.buffers.has(keyOf(client.state, place))
    if (!isHere && isChannelName(client.state, place)) return fail(`You are not in ${place}. /join ${place}`)
    const key = isHere ? keyOf(client.state, place) : client.openQuery(place)
    if (msgid === undefined) return fail('That message has no place to go to.')
    if (key !== buffer.key) client.focus(key)
    if (!client.jump(key, msgid)) client.note(key, 'That message cannot be fetched.', 'error')
  },
}

export const now: Command = {
  verb: 'now',
  usage: '',
  summary: 'come back from there to what is being said now',
  run({ client, buffer }) {
    client.returnToPresent(buffer.key)
  },
}
