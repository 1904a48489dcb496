/** Chooses what is told line by line: what one event does in several places is said once, and coming back is not entering. */
import { SERVER_BUFFER } from '../../client/state/client-state.ts'
import type { ClientState, News } from '../../client/state/client-state.ts'
import { activeBuffer, isSameName } from '../../client/state/selectors.ts'
import { safeText } from '../text/safe-text.ts'
import { LOBBY, plainLine, whereLine } from './plain-lines.ts'

export interface PlainNews {
  /** The lines for one change of the state. To be asked for each, in order. */
  lines(state: ClientState, previous: ClientState): string[]
}

const MAX_NAMED = 50

export function createPlainNews(): PlainNews {
  /** Channels that we are in again after the connection was lost, until their names have come. */
  const regained = new Set<string>()
  let hasArrived = false

  function* entryLines(state: ClientState, previous: ClientState): Generator<string> {
    const said = new Set<string>()
    for (const news of state.news) {
      const buffer = state.buffers.get(news.buffer)
      if (!buffer || isWelcome(news, previous) || isReturn(news, state)) continue
      const line = plainLine(news, buffer, news.buffer === state.active)
      if (line === undefined) continue
      const { entry } = news
      const what = entry.kind === 'note' ? entry.text : line
      if ((entry.kind === 'note' || entry.kind === 'presence') && said.has(what)) continue
      said.add(what)
      if (news.isHistory && entry.id === buffer.firstUnread)
        yield `* New ${buffer.kind === 'query' ? 'from' : 'in'} ${safeText(buffer.name)}:`
      yield line
    }
  }

  function isReturn({ buffer, entry }: News, state: ClientState): boolean {
    return (
      regained.has(buffer) &&
      entry.kind === 'presence' &&
      entry.changes.every((change) => change.change === 'joined' && isSameName(state, change.nick, state.nick))
    )
  }

  function* channelLines(state: ClientState, previous: ClientState): Generator<string> {
    for (const { key, name, members, namesComing, topic } of state.buffers.values()) {
      if (!previous.buffers.get(key)?.namesComing || namesComing || regained.delete(key)) continue
      if (topic !== '') yield safeText(`* ${name}: ${topic}`)
      const nicks = [...members.values()].map(({ nick }) => nick)
      const more = nicks.length > MAX_NAMED ? `, ${nicks.length - MAX_NAMED} more` : ''
      yield safeText(`* In ${name}: ${nicks.slice(0, MAX_NAMED).join(', ')}${more}`)
    }
  }

  /** What was counted elsewhere, and has not been read out here. */
  function* unreadLines(state: ClientState, previous: ClientState): Generator<string> {
    for (const { key, name, unread, mentions } of state.buffers.values()) {
      if (unread <= (previous.buffers.get(key)?.unread ?? 0) || state.news.some(({ buffer }) => buffer === key))
        continue
      yield safeText(`* ${unread} unread in ${name}${mentions > 0 ? `, ${mentions} of them for you` : ''}.`)
    }
  }

  /** Between two people; in a channel it would never end. */
  function* typingLines(state: ClientState, previous: ClientState): Generator<string> {
    const { key, kind, typing } = activeBuffer(state)
    const before = previous.buffers.get(key)?.typing
    if (kind !== 'query' || typing === before) return
    for (const [who, { nick }] of typing) if (!before?.has(who)) yield safeText(`* ${nick} is writing…`)
  }

  /** The lobby is where one expects to be at first. */
  function* whereLines(state: ClientState, previous: ClientState): Generator<string> {
    if (state.active === previous.active) return
    if (hasArrived || state.active !== LOBBY) yield whereLine(activeBuffer(state))
    hasArrived = true
  }

  return {
    lines(state, previous) {
      for (const { key, isJoined } of state.buffers.values())
        if (isJoined && previous.buffers.get(key)?.isMissed) regained.add(key)
      return [
        ...entryLines(state, previous),
        ...channelLines(state, previous),
        ...unreadLines(state, previous),
        ...typingLines(state, previous),
        ...whereLines(state, previous),
        ...connectionLines(state.status.at, previous.status.at, state.connection),
      ]
    },
  }
}

/** The server's welcome is long and says nothing that a listener needs. */
function isWelcome({ buffer, entry }: News, { isWelcoming }: ClientState): boolean {
  return isWelcoming && buffer === SERVER_BUFFER && entry.kind === 'note' && entry.tone !== 'error'
}

type At = ClientState['status']['at']

/** However often it is tried, it is said once. */
function connectionLines(at: At, before: At, connection: number): string[] {
  if (at === 'waiting' && before === 'online') return ['* Trying again…']
  return at === 'online' && before !== 'online' && connection > 1 ? ['* Connected again.'] : []
}
