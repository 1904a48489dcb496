import { signal } from '@preact/signals'
import { expect, onTestFinished, test } from 'vitest'
import type { Client } from '../client/client-api.ts'
import type { ClientState } from '../client/state/client-state.ts'
import type { ArchiveDb } from './archive-db.ts'
import { createDevice } from './device.ts'

/** What is kept in a browser: whose. */
function openKept() {
  const kept = new Set<string>()
  const db: ArchiveDb = {
    archive: (who) => ({ load: async () => undefined, save: () => void kept.add(who) }),
    waiting: async () => [],
    put() {},
    remove() {},
    wipe: async (whose) => (whose === undefined ? kept.clear() : void kept.delete(whose)),
  }
  return { kept, db }
}

/** A tab in which Amy is, and has just heard something. */
function openTab(db: ArchiveDb, onForgotten: () => void) {
  const channel = new BroadcastChannel('device.test')
  onTestFinished(() => channel.close())
  const device = createDevice({
    db,
    clock: { now: () => 0, after: () => () => {}, random: () => 0 },
    isLeader: signal(false),
    channel,
    onForgotten,
  })
  const before = { connection: 0, buffers: new Map(), nick: 'amy', active: '' } as unknown as ClientState
  let tell = (_state: ClientState): void => {}
  const client = { state: before, subscribe: (listen: typeof tell) => ((tell = listen), () => {}) }
  device.follow(client as unknown as Client, 'amy')
  client.state = { ...before, connection: 1 }
  tell(client.state)
  return device
}

test('WEB-44 what another tab kept in the moment in which all was forgotten is forgotten too, and nothing of anybody else', async () => {
  const { kept, db } = openKept()
  const forgotten: string[] = []
  const one = openTab(db, () => forgotten.push('here'))
  const other = openTab(db, () => forgotten.push('there'))
  await one.forget()
  // It has not heard of it yet.
  other.flush()
  kept.add('zoe')
  expect([...kept]).toEqual(['amy', 'zoe'])
  await expect.poll(() => forgotten).toEqual(['here', 'there'])
  other.flush()
  expect([...kept]).toEqual(['zoe'])
})

test('WEB-44 forgetting goes on where the browser does not answer', async () => {
  const { db } = openKept()
  let isOver = false
  const device = createDevice({
    db: { ...db, wipe: () => new Promise(() => {}) },
    clock: {
      now: () => 0,
      random: () => 0,
      after(_ms, call) {
        queueMicrotask(call)
        return () => {}
      },
    },
    isLeader: signal(false),
    onForgotten: () => (isOver = true),
  })
  await device.forget()
  expect(isOver).toBe(true)
})
