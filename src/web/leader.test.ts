import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLeader } from './leader.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** What the tabs of one browser share. */
function browser() {
  const kept = new Map<string, string>()
  const listeners = new Map<string, () => void>()
  return (tab: string) =>
    createLeader({
      tab,
      memory: {
        getItem: (key) => kept.get(key) ?? null,
        setItem(key, value) {
          kept.set(key, value)
          for (const [other, call] of listeners) if (other !== tab) call()
        },
      },
      onNote(call) {
        listeners.set(tab, call)
        return () => void listeners.delete(tab)
      },
    })
}

test('without locks the first tab leads, and the next one when that is gone without a word', () => {
  const open = browser()
  const first = open('a')
  const second = open('b')
  expect([first.isLeader.value, second.isLeader.value]).toEqual([true, false])
  vi.advanceTimersByTime(60_000)
  expect([first.isLeader.value, second.isLeader.value]).toEqual([true, false])

  first.stop()
  vi.advanceTimersByTime(10_000)
  expect(second.isLeader.value).toBe(true)
  second.stop()
})

test('a note of the future, or one that nobody can read, keeps nobody from leading', () => {
  const later = Date.now() + 3_600_000
  for (const note of [`gone ${later}`, 'gone soon']) {
    const mine = createLeader({ tab: 'b', memory: { getItem: () => note, setItem() {} }, onNote: () => () => {} })
    expect(mine.isLeader.value).toBe(true)
    mine.stop()
  }
})

test('whoever is looked at leads, and the other knows', () => {
  const open = browser()
  const first = open('a')
  const second = open('b')
  second.claim()
  expect([first.isLeader.value, second.isLeader.value]).toEqual([false, true])
  first.stop()
  second.stop()
})

/** A lock manager of one lock, as much of it as is used. */
function oneLock(): LockManager {
  let holder: { end: (error: Error) => void } | undefined
  let queue: (() => void)[] = []
  async function held(mine: typeof holder, work: Promise<void>): Promise<void> {
    await work
    if (holder === mine) holder = undefined
    if (!holder) queue.shift()?.()
  }
  const locks = {
    request: (_: string, how: LockOptions, call: () => Promise<void>) =>
      new Promise<void>((resolve, reject) => {
        const take = (): void => {
          const mine = { end: reject }
          holder = mine
          void held(mine, call()).then(resolve)
        }
        if (how.steal) {
          holder?.end(new Error('stolen'))
          take()
        } else if (holder) {
          queue.push(take)
          how.signal?.addEventListener('abort', () => {
            queue = queue.filter((one) => one !== take)
            reject(new Error('aborted'))
          })
        } else take()
      }),
  } as unknown as LockManager
  return locks
}

const memory = { getItem: () => null, setItem() {} }

test('with locks the one that holds it leads; it can be taken, and is asked for again', async () => {
  const locks = oneLock()
  const first = createLeader({ locks, memory, tab: 'a' })
  const second = createLeader({ locks, memory, tab: 'b' })
  expect([first.isLeader.value, second.isLeader.value]).toEqual([true, false])

  second.claim()
  await expect.poll(() => [first.isLeader.value, second.isLeader.value]).toEqual([false, true])
  second.stop()
  await expect.poll(() => first.isLeader.value).toBe(true)
  first.stop()
})

test('WEB-121 where the browser forbids locks, the tab leads, and asks no more', async () => {
  let asked = 0
  const request = (): Promise<never> =>
    ++asked > 10 ? new Promise(() => {}) : Promise.reject(new DOMException('forbidden', 'SecurityError'))
  const leader = createLeader({ locks: { request }, memory, tab: 'a' })
  await expect.poll(() => leader.isLeader.value).toBe(true)
  leader.claim()
  expect(asked).toBe(1)
  leader.stop()
})

test('who takes it twice before it is given leads, and lets it go', async () => {
  const locks = oneLock()
  const first = createLeader({ locks, memory, tab: 'a' })
  const second = createLeader({
    // A browser gives it a moment later.
    locks: {
      request: async (name: string, how: LockOptions, call: () => Promise<void>) => {
        await Promise.resolve()
        return locks.request(name, how, call)
      },
    } as unknown as LockManager,
    memory,
    tab: 'b',
  })
  second.claim()
  second.claim()
  await expect.poll(() => [first.isLeader.value, second.isLeader.value]).toEqual([false, true])
  await vi.advanceTimersByTimeAsync(0)
  expect(second.isLeader.value).toBe(true)
  second.stop()
  await expect.poll(() => first.isLeader.value).toBe(true)
  first.stop()
})
