/** What this device keeps of the room and of what waits to be said, and how the tabs of one browser agree on that. */
import { effect, type ReadonlySignal } from '@preact/signals'
import type { KeptItem } from '../client/archive.ts'
import type { Client, Offline } from '../client/client-api.ts'
import type { ClientClock } from '../client/client-clock.ts'
import { type Keeping, startKeeping } from '../client/keeping.ts'
import type { ArchiveDb } from './archive-db.ts'

/** A device that does not answer holds nobody up. */
const PATIENCE_MS = 6_000

/** What tabs tell each other. `who` is whose it is. */
type Told =
  | { readonly is: 'written'; readonly who: string; readonly item: KeptItem }
  | { readonly is: 'over'; readonly who: string; readonly id: string }
  | { readonly is: 'forgotten' }

export interface Device {
  /** What is kept for somebody, for their next client. */
  load(who: string): Promise<Offline>
  /** Keeps from here on what this client knows, in place of the one before. */
  follow(client: Client, who: string): void
  /** Keeps at once what has changed: the page may go. */
  flush(): void
  /** Forgets everything, here and in the other tabs. */
  forget(): Promise<void>
}

export interface DeviceOptions {
  readonly db: ArchiveDb
  readonly clock: ClientClock
  readonly isLeader: ReadonlySignal<boolean>
  /** Between the tabs of this browser; undefined where it has none. */
  readonly channel?: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'> | undefined
  /** Everything is forgotten, from here or from another tab. */
  readonly onForgotten: () => void
}

export function createDevice({ db, clock, isLeader, channel, onForgotten }: DeviceOptions): Device {
  let keeping: Keeping | undefined
  let stopLeading: (() => void) | undefined
  let current: { readonly client: Client; readonly who: string } | undefined

  const tell = (told: Told): void => channel?.postMessage(told)

  channel?.addEventListener('message', ({ data }: MessageEvent<Told>) => {
    if (data.is === 'forgotten') void forgetToo()
    else if (data.who !== current?.who) return
    else if (data.is === 'written') current.client.outbox.adopt(data.item)
    else current.client.outbox.forget(data.id)
  })

  function orLate<T>(answer: Promise<T>): Promise<T | undefined> {
    return Promise.race([
      answer,
      new Promise<undefined>((resolve) => clock.after(PATIENCE_MS, () => resolve(undefined))),
    ])
  }

  function stop(): void {
    keeping?.stop()
    stopLeading?.()
    current = undefined
  }

  /** What was kept here before that was heard may have come behind the other tab's forgetting. */
  async function forgetToo(): Promise<void> {
    const whose = current?.who
    stop()
    if (whose !== undefined) await orLate(db.wipe(whose))
    onForgotten()
  }

  /** A tab that is gone may have left something behind. */
  async function takeOver({ client, who }: NonNullable<typeof current>): Promise<void> {
    for (const item of await db.waiting(who)) if (current?.client === client) client.outbox.adopt(item)
    client.outbox.release()
  }

  return {
    async load(who) {
      const store = {
        put(item: KeptItem, isWaiting: boolean) {
          db.put(who, item)
          if (isWaiting) tell({ is: 'written', who, item })
        },
        remove(id: string) {
          db.remove(who, id)
          tell({ is: 'over', who, id })
        },
      }
      const read = Promise.all([db.archive(who).load(), db.waiting(who)])
      const [kept, waiting] = (await orLate(read)) ?? [undefined, []]
      return { kept, waiting, store, maySend: () => isLeader.peek() }
    },
    follow(client, who) {
      stop()
      const mine = { client, who }
      current = mine
      keeping = startKeeping({ archive: db.archive(who), client, clock })
      stopLeading = effect(() => {
        if (isLeader.value) void takeOver(mine)
      })
    },
    flush: () => keeping?.flush(),
    async forget() {
      stop()
      tell({ is: 'forgotten' })
      await orLate(db.wipe())
      onForgotten()
    },
  }
}
