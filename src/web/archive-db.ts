/**
 * The archive and the outbox in IndexedDB, by who one is: two stores, of rooms and of what waits. Where the browser forbids it, or there is no room,
 * nothing is kept and all else works.
 */
import type { Archive, KeptBuffer, KeptItem, KeptRoom } from '../client/archive.ts'

const DATABASE = 'snug'
const VERSION = 1
/** `[who, '']` is the room itself, `[who, key]` one of its buffers. */
const ROOMS = 'rooms'
/** `[who, id]`. */
const OUTBOX = 'outbox'

export interface ArchiveDb {
  archive(who: string): Archive
  /** In the order in which they were written. */
  waiting(who: string): Promise<KeptItem[]>
  put(who: string, item: KeptItem): void
  remove(who: string, id: string): void
  /** Forgets everything, of everybody or of one. Done when it is gone. */
  wipe(who?: string): Promise<void>
}

export function openArchiveDb(factory: IDBFactory | undefined): ArchiveDb {
  let opened: Promise<IDBDatabase | undefined> | undefined
  let ready: IDBDatabase | undefined

  function open(): Promise<IDBDatabase | undefined> {
    return (opened ??= openDatabase(factory, lost).then((db) => (ready = db)))
  }

  function lost(db: IDBDatabase): void {
    if (ready === db) opened = ready = undefined
  }

  /** At once where the database is open. Phones take it away from pages that nobody looks at: then it is opened once more. */
  async function withDb<T>(use: (db: IDBDatabase) => Promise<T>): Promise<T | undefined> {
    const db = ready ?? (await open())
    try {
      return db && (await use(db))
    } catch (error) {
      if (!db || !isLoss(error)) throw error
      lost(db)
      const again = await open()
      return again && use(again)
    }
  }

  /** Runs at once where the database is open: the page may be gone in a moment. What fails was not kept; nobody could do anything about it. */
  async function change(stores: string[], run: (transaction: IDBTransaction) => void): Promise<void> {
    try {
      await withDb((db) => {
        const transaction = db.transaction(stores, 'readwrite')
        run(transaction)
        return over(transaction)
      })
    } catch (error) {
      console.info('Not kept on this device:', error)
    }
  }

  /** Handed over whole: without the commit it would wait for the page to hear of its requests, and be undone where the page is left meanwhile. */
  function changeAtOnce(name: string, run: (store: IDBObjectStore) => void): void {
    void change([name], (transaction) => {
      run(transaction.objectStore(name))
      transaction.commit()
    })
  }

  async function read<T>(store: string, who: string): Promise<T[]> {
    try {
      return (await withDb((db) => valueOf<T[]>(db.transaction(store).objectStore(store).getAll(allOf(who))))) ?? []
    } catch (error) {
      console.info('Nothing to be had from this device:', error)
      return []
    }
  }

  return {
    archive: (who) => ({
      async load() {
        const rows = await read<KeptRow>(ROOMS, who)
        const room = rows.find((row) => 'room' in row)
        return room && { room: room.room, buffers: rows.flatMap((row) => ('buffer' in row ? row.buffer : [])) }
      },
      save(room, buffers) {
        changeAtOnce(ROOMS, (store) => {
          store.put({ room } satisfies KeptRow, [who, ''])
          for (const buffer of buffers) store.put({ buffer } satisfies KeptRow, [who, buffer.key])
        })
        const kept = new Set([...room.order, ''])
        void change([ROOMS], (transaction) => {
          const store = transaction.objectStore(ROOMS)
          const keys = store.getAllKeys(allOf(who))
          keys.onsuccess = () => {
            for (const key of keys.result) {
              const name: unknown = Array.isArray(key) ? key[1] : undefined
              if (typeof name === 'string' && !kept.has(name)) store.delete(key)
            }
          }
        })
      },
    }),
    waiting: async (who) => (await read<KeptItem>(OUTBOX, who)).sort((a, b) => a.at - b.at),
    put: (who, item) => changeAtOnce(OUTBOX, (store) => store.put(item, [who, item.id])),
    remove: (who, id) => changeAtOnce(OUTBOX, (store) => store.delete([who, id])),
    wipe: (who) =>
      change([ROOMS, OUTBOX], (transaction) => {
        for (const name of [ROOMS, OUTBOX]) {
          const store = transaction.objectStore(name)
          if (who === undefined) store.clear()
          else store.delete(allOf(who))
        }
      }),
  }
}

type KeptRow = { readonly room: KeptRoom } | { readonly buffer: KeptBuffer }

function allOf(who: string): IDBKeyRange {
  return IDBKeyRange.bound([who], [who, []])
}

/** The connection is gone, and not what was asked of it wrong. */
function isLoss(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'InvalidStateError' || error.name === 'UnknownError')
}

async function openDatabase(
  factory: IDBFactory | undefined,
  lost: (db: IDBDatabase) => void,
): Promise<IDBDatabase | undefined> {
  if (!factory) return undefined
  try {
    const request = factory.open(DATABASE, VERSION)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(ROOMS)
      request.result.createObjectStore(OUTBOX)
    }
    const db = await valueOf(request)
    // A newer page in another tab wants it otherwise: it is not held up.
    db.onversionchange = () => db.close()
    db.onclose = () => lost(db)
    return db
  } catch (error) {
    console.info('Nothing is kept on this device:', error)
    return undefined
  }
}

function valueOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('failed'))
  })
}

function over(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'))
  })
}
