/** SEARCH: finds messages in what one may read. https://codeberg.org/emersion/soju/src/branch/master/doc/ext/search.md */
import { isContent } from '../../../chat/contents.ts'
import { isEmpty, type Search, stillFor } from '../../../hub/search.ts'
import { parseMsgid } from '../../../hub/msgid.ts'
import { parseTags } from '../../../wire/irc/message.ts'
import { SEARCH } from '../capabilities.ts'
import { command } from '../command.ts'
import { MAX_HISTORY, parseTime } from '../history.ts'
import { formatHits } from '../history-lines.ts'
import { searchFor } from '../searching.ts'

const DEFAULT_LIMIT = 50
/** More is no text that anybody said. */
const MAX_TEXT = 400

export const search = command({
  verb: 'SEARCH',
  usage: '<attributes>',
  summary:
    'find messages in what you may read: text= from= in= before= after= before-msgid= has= limit= with ; between them, values as those of tags',
  spec: 'https://codeberg.org/emersion/soju/src/branch/master/doc/ext/search.md',
  when: 'registered',
  capability: SEARCH,
  cost: 8,
  run({ attributes }, client) {
    const asked = parseAttributes(attributes, client.hub.messages.identity)
    if ('fault' in asked) return client.fail('SEARCH', 'INVALID_PARAMS', ...asked.fault, 'That is nothing to look for')
    searchFor(
      client,
      asked.search,
      asked.limit,
      (hits) =>
        client.answer((told) => {
          const { door, session } = client
          const user = told.userOf(session.id)
          if (!user) return ''
          return formatHits(door, SEARCH, stillFor(told, user, hits), { told, user, abilities: session.abilities })
        }),
      () => client.fail('SEARCH', 'INTERNAL_ERROR', 'The search could not be run'),
    )
  },
})

/** `identity`: of the log. `fault`: the name of the attribute that cannot be understood; empty where there is nothing to look for. Unknown ones are left out. */
export function parseAttributes(
  attributes: string,
  identity: string,
): { readonly search: Search; readonly limit: number } | { readonly fault: readonly string[] } {
  const given = parseTags(attributes)
  const text = given.get('text') ?? ''
  const from = given.get('from')
  const place = given.get('in')
  const before = timeOf(given.get('before'))
  const after = timeOf(given.get('after'))
  // Of our own, for pages that are cut between two messages, however many were said in that moment.
  const oldest = given.get('before-msgid')
  const beforeSeq = oldest === undefined ? undefined : parseMsgid(oldest, identity)
  const limit = given.get('limit')
  const has = given.get('has')?.split(',') ?? []
  if (text.length > MAX_TEXT) return { fault: ['text'] }
  if (before === null) return { fault: ['before'] }
  if (after === null) return { fault: ['after'] }
  if (oldest !== undefined && beforeSeq === undefined) return { fault: ['before-msgid'] }
  if (!has.every(isContent)) return { fault: ['has'] }
  if (limit !== undefined && !/^[1-9]\d{0,8}$/.test(limit)) return { fault: ['limit'] }
  const search: Search = {
    text,
    ...(from !== undefined && { from }),
    within: place === undefined ? [] : [place],
    // Both times are part of what is looked for.
    ...(before !== undefined && { before: before + 1 }),
    ...(after !== undefined && { after: after - 1 }),
    ...(beforeSeq !== undefined && { beforeSeq }),
    // Of our own, for clients that know it: `has=link,file`.
    has,
    order: 'newest',
  }
  if (isEmpty(search)) return { fault: [] }
  return { search, limit: Math.min(Number(limit ?? DEFAULT_LIMIT), MAX_HISTORY) }
}

/** Null for what is no time. */
function timeOf(text: string | undefined): number | null | undefined {
  return text === undefined ? undefined : (parseTime(text) ?? null)
}
