/** What a device keeps, in memory: it outlives the clients that use it, as IndexedDB outlives a page. */
import type { Archive, Kept, KeptBuffer, KeptItem, OutboxStore } from '../../src/client/archive.ts'
import type { Offline } from '../../src/client/client-api.ts'

export class MemoryDevice {
  kept: Kept | undefined
  readonly items = new Map<string, KeptItem>()

  readonly archive: Archive = {
    load: async () => this.kept,
    save: (room, buffers) => {
      const all = new Map<string, KeptBuffer>([...(this.kept?.buffers ?? []), ...buffers].map((one) => [one.key, one]))
      // As a database does: nothing of it is shared.
      this.kept = structuredClone({ room, buffers: room.order.flatMap((key) => all.get(key) ?? []) })
    },
  }

  readonly store: OutboxStore = {
    put: (item) => void this.items.set(item.id, structuredClone(item)),
    remove: (id) => void this.items.delete(id),
  }

  /** For the next client. */
  offline(): Offline {
    const waiting = [...this.items.values()].toSorted((a, b) => a.at - b.at)
    return { kept: structuredClone(this.kept), waiting, store: this.store, maySend: () => true }
  }
}
