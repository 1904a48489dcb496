import { expect, test, vi } from 'vitest'
import type { KeptItem } from '../client/archive.ts'
import { openArchiveDb } from './archive-db.ts'

const ITEM = { id: 'i1', at: 1 } as KeptItem

/** As much of a database as an item needs to be put into it. Each opening gives another connection. */
function fakeFactory() {
  const put: unknown[] = []
  const connections: { isLost: boolean; onclose?: () => void }[] = []
  function later(target: object, event: 'onsuccess' | 'oncomplete'): void {
    queueMicrotask(() => (target as Record<string, (() => void) | undefined>)[event]?.())
  }
  function connect() {
    const connection: (typeof connections)[number] = { isLost: false }
    connections.push(connection)
    return Object.assign(connection, {
      close: () => undefined,
      transaction() {
        if (connection.isLost) throw new DOMException('The database connection is closing.', 'InvalidStateError')
        const transaction = { objectStore: () => ({ put: (item: unknown) => put.push(item) }), commit: () => undefined }
        later(transaction, 'oncomplete')
        return transaction
      },
    })
  }
  const factory = {
    open() {
      const request = { result: connect() }
      later(request, 'onsuccess')
      return request
    },
  }
  return { factory: factory as unknown as IDBFactory, put, connections }
}

test('WEB-43 what is written is kept also after the browser has lost the database, as phones do while one is elsewhere', async () => {
  const { factory, put, connections } = fakeFactory()
  const db = openArchiveDb(factory)
  db.put('amy', ITEM)
  await vi.waitFor(() => expect(put).toEqual([ITEM]))
  // Some say so, others only when they are asked for something.
  for (const isSaid of [false, true]) {
    put.length = 0
    const last = connections.at(-1)
    if (last) last.isLost = true
    if (isSaid) last?.onclose?.()
    db.put('amy', ITEM)
    await vi.waitFor(() => expect(put).toEqual([ITEM]))
  }
  expect(connections.length).toBe(3)
})
