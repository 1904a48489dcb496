/** Who hears what is said in each channel, as of what has been told: arrays, because a fan-out walks them all the time. */
import type { Session } from './session.ts'

const NOBODY: readonly Session[] = []

export class Audiences {
  readonly #byTimeline = new Map<number, Session[]>()
  #round = 0

  /** The sessions of a channel, in no particular order. Do not keep it: it changes. */
  of(timeline: number): readonly Session[] {
    return this.#byTimeline.get(timeline) ?? NOBODY
  }

  /** The sessions of several channels, each once, without `except`. */
  ofAll(timelines: Iterable<number>, except: Session | undefined): Session[] {
    const round = ++this.#round
    if (except) except.round = round
    const sessions: Session[] = []
    for (const timeline of timelines) {
      for (const session of this.of(timeline)) {
        if (session.round === round) continue
        session.round = round
        sessions.push(session)
      }
    }
    return sessions
  }

  add(timeline: number, session: Session): void {
    if (session.places.has(timeline)) return
    let audience = this.#byTimeline.get(timeline)
    if (!audience) this.#byTimeline.set(timeline, (audience = []))
    session.places.set(timeline, audience.length)
    audience.push(session)
  }

  remove(timeline: number, session: Session): void {
    const audience = this.#byTimeline.get(timeline)
    const place = session.places.get(timeline)
    if (!audience || place === undefined) return
    session.places.delete(timeline)
    const last = audience.pop() as Session
    if (last !== session) {
      audience[place] = last
      last.places.set(timeline, place)
    }
    if (audience.length === 0) this.#byTimeline.delete(timeline)
  }
}
