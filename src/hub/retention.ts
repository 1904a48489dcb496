/** Sees to it that what is no longer to be kept goes: by the server's rule, and by those of channels that keep for less time. */
import { settingOf } from '../chat/settings/index.ts'
import type { Retention } from '../ports/message-log.ts'
import { guarded } from './fault.ts'
import type { Hub } from './hub.ts'

/** Things get older all the time, and the log also scrubs what was taken back. */
const PRUNE_EVERY_MS = 3_600_000
/** Whoever changed a setting sees what comes of it soon, and has a moment to think better of it. */
const LOOK_EVERY_MS = 60_000

export interface Retaining {
  /** Asks for nothing more. What was asked for goes on. */
  end(): void
}

/** `name` is the server's, in whose name pins go. `server` gives what holds for everything as of now. Prunes at once, each hour, and within a minute of a change of a rule. Nobody waits for it. */
export function startRetention(hub: Hub, name: string, server: () => Retention): Retaining {
  const { clock, log, messages } = hub
  let isPruning = false
  let isOver = false
  /** The rules by which was pruned, and when; undefined where it has to be done again. */
  let done: { readonly rules: string; readonly at: number } | undefined

  async function prune(rules: ReadonlyMap<number, Retention>, others: Retention): Promise<void> {
    isPruning = true
    try {
      const gone = await messages.prune(rules, others, clock.now())
      if (gone === 0) return
      log.info({ gone }, 'What was no longer to be kept is gone')
      unpinWhatIsGone()
    } catch (error) {
      // As with everything that the disk refuses, it may go better in an hour.
      if (!isOver) log.error({ error }, 'What is no longer to be kept could not be deleted')
    } finally {
      isPruning = false
    }
  }

  /** A pin of nothing would take the place of another. Channel by channel, because each of their pins is looked up. */
  function unpinWhatIsGone(): void {
    for (const channel of hub.chat.channels.values()) {
      if (channel.pins?.length) clock.soon(() => unpinIn(channel.name, channel.pins ?? []))
    }
  }

  function unpinIn(channel: string, pins: readonly number[]): void {
    if (isOver) return
    guarded(log, 'Pins could not be looked up', () => {
      const unpin = pins.filter((seq) => messages.entry(seq) === undefined)
      if (unpin.length > 0) hub.askByItself({ do: 'tidy-channel', channel, server: name, unpin })
    })
  }

  function look(): void {
    // One at a time: a log that takes long is not asked again and again.
    if (isPruning) return
    const others = server()
    const rules = rulesOf(hub, others)
    const now = clock.now()
    const written = JSON.stringify([others, ...rules])
    if (done?.rules === written && now - done.at < PRUNE_EVERY_MS) return
    done = { rules: written, at: now }
    void prune(rules, others)
  }

  look()
  const endLooking = clock.every(LOOK_EVERY_MS, look)
  return {
    end() {
      isOver = true
      endLooking()
    },
  }
}

/** By channel, of those that have a rule of their own: the shorter time holds. */
export function rulesOf({ chat }: Pick<Hub, 'chat'>, others: Retention): Map<number, Retention> {
  const rules = new Map<number, Retention>()
  for (const channel of chat.channels.values()) {
    const own = settingOf(channel, 'keepForMs')
    if (own > 0 && (others.maxAgeMs === 0 || own < others.maxAgeMs)) rules.set(channel.id, { ...others, maxAgeMs: own })
  }
  return rules
}
