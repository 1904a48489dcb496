/** `/search`: finds messages by their words, in the channels that one is in. */
import type { Chat } from '../../../chat/chat.ts'
import type { Entry } from '../../../chat/entry.ts'
import { phraseEntries } from '../entry-phrases.ts'
import type { Speaker } from '../speaker.ts'
import type { Command } from './command.ts'

const MOST = 20

export const search: Command = {
  verb: 'search',
  usage: '<words>',
  summary: 'finds messages that have all these words',
  cost: 10,
  run(rest, speaker) {
    if (rest === '') return false
    speaker.lookUp((told) => find(rest, told, speaker))
    return true
  },
}

/** Gives the answer for the chat as it is then: who was put out of a channel meanwhile reads nothing of it. */
async function find(text: string, told: Chat, speaker: Speaker): Promise<(told: Chat) => string> {
  const timelines = [...readable(told, speaker).keys()]
  const { messages, clock } = speaker.hub
  const before = told.lastSeq + 1
  const found = timelines.length === 0 ? [] : await messages.search({ text, timelines, before, limit: MOST })
  return (now) => phraseFound(found, readable(now, speaker), clock.now())
}

function readable(chat: Chat, speaker: Speaker): Map<number, string> {
  const memberships = speaker.userIn(chat)?.memberships.values() ?? []
  return new Map([...memberships].map(({ channel }) => [channel.id, channel.name]))
}

function phraseFound(found: readonly Entry[], channels: ReadonlyMap<number, string>, now: number): string {
  const lines = phraseEntries(
    found.filter(({ timeline }) => channels.has(timeline)),
    now,
    ({ timeline }) => channels.get(timeline) ?? '',
  )
  if (lines.length === 0) return 'Nothing was found.'
  return ['Found (times are UTC):', ...lines].join('\n')
}
