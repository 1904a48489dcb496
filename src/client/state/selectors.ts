/** Questions about the state that several screens ask. */
import { fold } from '../casemapping.ts'
import { isHidden } from './hidden.ts'
import { SERVER_BUFFER } from './client-state.ts'
import type { Buffer, ClientState, Member } from './client-state.ts'
import { entriesBackwards, entriesForwards, unsaidIn } from './timeline.ts'
import type { Timeline } from './timeline.ts'
import type { TalkEntry } from './entry.ts'

export function keyOf(state: ClientState, name: string): string {
  return fold(name, state.isupport.casemapping)
}

export function isSameName(state: ClientState, a: string, b: string): boolean {
  return keyOf(state, a) === keyOf(state, b)
}

/** Whether the person hides whoever has this nick and, where that is known, this account. */
export function isHiddenFrom(state: ClientState, nick: string, account?: string): boolean {
  return isHidden(state.ignored, (a, b) => isSameName(state, a, b), nick, account)
}

export function isChannelName(state: ClientState, name: string): boolean {
  return name !== '' && state.isupport.channelTypes.includes(name.charAt(0))
}

/** The key of the buffer where something from this nick to this target belongs: a channel, or the other one of two people. */
export function partnerKey(state: ClientState, nick: string, target: string): string | undefined {
  const name = withoutStatus(state, target)
  if (name === '' || nick === '') return undefined
  return keyOf(state, isChannelName(state, name) || isSameName(state, nick, state.nick) ? name : nick)
}

/** `@#channel` is for the operators of `#channel`, and shown there. */
export function withoutStatus(state: ClientState, target: string): string {
  const rest = target.slice(1)
  return state.isupport.prefixes.includes(target.charAt(0)) && isChannelName(state, rest) ? rest : target
}

export function bufferNamed(state: ClientState, name: string): Buffer | undefined {
  return state.buffers.get(keyOf(state, name))
}

/** There is always one: the server's buffer is never closed. */
export function activeBuffer(state: ClientState): Buffer {
  const buffer = state.buffers.get(state.active) ?? state.buffers.get(SERVER_BUFFER)
  if (!buffer) throw new Error('the server has no buffer')
  return buffer
}

/** What the clock of the server says, as far as is known, when ours says `now`: milliseconds since 1970. */
export function serverTime({ ahead }: Pick<ClientState, 'ahead'>, now: number): number {
  return now - (ahead?.ms ?? 0)
}

/** By rank, then by name. */
export function sortedMembers(state: ClientState, buffer: Buffer): Member[] {
  const { prefixes } = state.isupport
  const rank = ({ prefixes: own }: Member): number => (own === '' ? prefixes.length : prefixes.indexOf(own.charAt(0)))
  return [...buffer.members.entries()]
    .sort(([keyA, a], [keyB, b]) => rank(a) - rank(b) || (keyA < keyB ? -1 : keyA > keyB ? 1 : 0))
    .map(([, member]) => member)
}

/** The part of the past that somebody has jumped to, or else what is being said now. */
export function shownTimeline({ timeline, excerpt }: Buffer): Timeline {
  return excerpt?.timeline ?? timeline
}

/** Something older than what is shown can be asked for. */
export function hasOlder({ excerpt, history }: Buffer): boolean {
  return excerpt ? !excerpt.isOldest && history !== 'asking' : history === 'more'
}

/** Of what was said in a buffer and stands there, newest first. */
export function newestMsgids({ timeline }: Buffer, most: number): string[] {
  const found: string[] = []
  for (const [, entry] of entriesBackwards(timeline)) {
    if (found.length >= most) break
    if (entry.kind === 'talk' && entry.msgid !== undefined && !entry.redacted) found.push(entry.msgid)
  }
  return found
}

/** `before`: of earlier connections than this one. */
export function newestTalk(
  buffer: Buffer,
  before = Number.POSITIVE_INFINITY,
): (TalkEntry & { readonly msgid: string }) | undefined {
  for (const [, entry] of entriesBackwards(buffer.timeline)) {
    if (entry.kind === 'talk' && entry.msgid !== undefined && entry.connection < before)
      return { ...entry, msgid: entry.msgid }
  }
  return undefined
}

/** The oldest message of a buffer whose place in it is known. */
export function oldestTalk(buffer: Buffer | undefined): TalkEntry | undefined {
  for (const entry of buffer ? entriesForwards(buffer.timeline) : []) {
    if (entry.kind === 'talk' && entry.msgid !== undefined) return entry
  }
  return undefined
}

/** Nicks of those who spoke among the last 200 lines, the latest first, without us. */
export function recentSpeakers(buffer: Buffer): string[] {
  const nicks = new Set<string>()
  for (const [index, entry] of entriesBackwards(buffer.timeline)) {
    if (index < buffer.timeline.length - 200) break
    if (entry.kind === 'talk' && !entry.isOwn) nicks.add(entry.nick)
  }
  return [...nicks]
}

/** The buffer to look at next: a mention before something unread, in order from the active one; undefined where all is read. */
export function nextUnread(state: ClientState): Buffer | undefined {
  const all = [...state.buffers.values()]
  const from = all.findIndex(({ key }) => key === state.active)
  const round = [...all.slice(from + 1), ...all.slice(0, from)]
  return round.find(({ mentions }) => mentions > 0) ?? round.find(({ unread }) => unread > 0)
}

export function hasPending(state: ClientState): boolean {
  for (const { timeline } of state.buffers.values()) {
    for (const { pending } of unsaidIn(timeline)) if (pending !== undefined) return true
  }
  return false
}

/**
 * The message that `^2` (the second last), `^amy` (the last of hers), or nothing (the last that fits) means. Those that were taken away are
 * not counted.
 */
export function messageMeant(
  state: ClientState,
  buffer: Buffer,
  word: string,
  fits: (entry: TalkEntry) => boolean = () => true,
): (TalkEntry & { readonly msgid: string }) | undefined {
  const number = /^\^(\d{1,4})$/.exec(word)?.[1]
  const nick = number === undefined && word !== '' ? word.slice(1) : undefined
  let left = number === undefined ? 1 : Number(number)
  for (const [, entry] of entriesBackwards(shownTimeline(buffer))) {
    if (entry.kind !== 'talk' || entry.redacted || entry.msgid === undefined) continue
    if (nick !== undefined ? !isSameName(state, entry.nick, nick) : number === undefined && !fits(entry)) continue
    if (--left === 0) return { ...entry, msgid: entry.msgid }
  }
  return undefined
}
