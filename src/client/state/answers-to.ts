/** Which messages answer another one, of those that are loaded. https://ircv3.net/specs/client-tags/reply */
import type { Buffer } from './client-state.ts'
import type { TalkEntry } from './entry.ts'
import type { Chunk } from './timeline.ts'

export type Answer = TalkEntry & { readonly msgid: string }

type ByAnswered = ReadonlyMap<string, readonly Answer[]>

/** A chunk is never changed, so it is gone through once. Most hold no answer. */
const known = new WeakMap<Chunk, ByAnswered>()
const NONE: ByAnswered = new Map()

function answersIn(chunk: Chunk): ByAnswered {
  let found = known.get(chunk)
  if (!found) {
    const all = new Map<string, Answer[]>()
    for (const entry of chunk) {
      if (entry.kind !== 'talk' || entry.replyTo === undefined || entry.redacted || entry.msgid === undefined) continue
      const answer = { ...entry, msgid: entry.msgid }
      const others = all.get(entry.replyTo)
      if (others) others.push(answer)
      else all.set(entry.replyTo, [answer])
    }
    found = all.size === 0 ? NONE : all
    known.set(chunk, found)
  }
  return found
}

/** In their order, oldest first, without those that were taken away. Both where one has jumped to and in what is being said now. */
export function answersTo({ timeline, excerpt }: Buffer, msgid: string): Answer[] {
  const answers: Answer[] = []
  for (const chunks of [excerpt?.timeline.chunks ?? [], timeline.chunks]) {
    for (const chunk of chunks) {
      const found = answersIn(chunk)
      if (found !== NONE) answers.push(...(found.get(msgid) ?? []))
    }
  }
  return answers
}
