/** Services that do not answer hold up nobody else, and what is left out is said now and then. */
import { expect, it } from 'vitest'
import { createFakeClock } from '../../test/support/fake-clock.ts'
import type { Push, PushOutcome } from '../ports/push.ts'
import { type PushJob, PushQueue } from './push-queue.ts'

const push: Push = { payload: 'x', ttlSeconds: 1, urgency: 'normal', topic: 't' }

function queue() {
  const clock = createFakeClock()
  const sent: string[] = []
  const warned: string[] = []
  const tarpits: ((outcome: PushOutcome) => void)[] = []
  const warn = (_: object, words: string) => void warned.push(words)
  const log = { debug() {}, info() {}, error: warn, warn }
  const sender = {
    send({ endpoint }: { readonly endpoint: string }): Promise<PushOutcome> {
      sent.push(endpoint)
      if (!endpoint.includes('tarpit')) return Promise.resolve({ is: 'delivered' })
      return new Promise((resolve) => void tarpits.push(resolve))
    },
  }
  const pushes = new PushQueue({ clock, log, sender, onGone: () => {} })
  const add = (account: string, endpoint: string, make: PushJob['make'] = () => push): void => {
    const subscription = { endpoint } as PushJob['subscription']
    pushes.add({ account, subscription, make })
  }
  /** All that wait for an answer of theirs have waited long enough. */
  const timeOut = async (): Promise<void> => {
    for (const resolve of tarpits.splice(0)) resolve({ is: 'later', why: 'no answer' })
    await clock.settle()
  }
  return { clock, sent, warned, add, timeOut, tarpits, pushes }
}

it('PUSH-3 a host that does not answer leaves room for the others', async () => {
  const { clock, sent, add, tarpits } = queue()
  for (let i = 0; i < 20; i++) add(`eve${i}`, `https://tarpit.example/${i}`)
  add('amy', 'https://push.example/amy')
  await clock.settle()
  expect(tarpits).toHaveLength(4)
  expect(sent.at(-1)).toBe('https://push.example/amy')
})

it('PUSH-3 an endpoint that does not answer is tried less and less, however much there is for it', async () => {
  const { clock, sent, add, timeOut } = queue()
  for (let i = 0; i < 100; i++) add('eve', 'https://tarpit.example/1')
  await clock.settle()
  for (let minute = 0; minute < 60; minute++) {
    await timeOut()
    clock.advance(60_000)
    add('eve', 'https://tarpit.example/1')
  }
  expect(sent.length).toBeLessThan(8)
})

it('FAULT-2 a push that cannot be made, because what is kept cannot be read, is left out, and holds up no other', async () => {
  const { clock, sent, warned, add, tarpits } = queue()
  const fails = (): never => {
    throw new Error('disk I/O error')
  }
  add('eve', 'https://push.example/eve', fails)
  // One that is looked at when another has come to its end.
  for (let i = 0; i < 4; i++) add(`bob${i}`, `https://tarpit.example/${i}`)
  add('bob4', 'https://tarpit.example/4', fails)
  await clock.settle()
  tarpits[0]?.({ is: 'delivered' })
  await clock.settle()
  add('amy', 'https://push.example/amy')
  await clock.settle()
  expect(sent.at(-1)).toBe('https://push.example/amy')
  expect(warned).toEqual(['A push could not be made', 'A push could not be made'])
})

it('PUSH-3 that there are too many is said once a minute', () => {
  const { clock, warned, add } = queue()
  for (let i = 0; i < 2100; i++) add(`eve${i}`, 'https://tarpit.example/1')
  expect(warned).toHaveLength(1)
  clock.advance(60_000)
  add('amy', 'https://tarpit.example/1')
  expect(warned).toHaveLength(2)
})

it('PUSH-3 what waits for services that do not answer gives way to what is new, and no account fills the queue', async () => {
  const { clock, sent, add, timeOut } = queue()
  for (let eve = 0; eve < 50; eve++) {
    for (let i = 0; i < 60; i++) add(`eve${eve}`, `https://tarpit.example/${eve}/${i}`)
  }
  add('amy', 'https://push.example/amy')
  await clock.settle()
  expect(sent.at(-1)).toBe('https://push.example/amy')
  // By and by all of them wait for another try.
  for (let i = 0; i < 700; i++) await timeOut()
  add('bob', 'https://push.example/bob')
  await clock.settle()
  expect(sent.at(-1)).toBe('https://push.example/bob')
})

it('PUSH-8 a server that stops sends what is there, tries nothing again, and waits only so long', async () => {
  const { clock, sent, add, timeOut, tarpits, pushes } = queue()
  for (const i of [0, 1, 2]) add('amy', `https://push.example/${i}`)
  add('eve', 'https://tarpit.example/1')
  let isOver = false
  const finished = pushes.finish(2000).then(() => (isOver = true))
  add('amy', 'https://push.example/late')
  await clock.settle()
  expect(sent.filter((endpoint) => endpoint.startsWith('https://push'))).toEqual(
    [0, 1, 2].map((i) => `https://push.example/${i}`),
  )
  expect(isOver).toBe(false)
  clock.advance(2000)
  await finished
  await timeOut()
  clock.advance(3_600_000)
  await clock.settle()
  expect([sent.length, tarpits]).toEqual([4, []])

  const idle = queue()
  await idle.pushes.finish(2000)
  const answered = queue()
  answered.add('eve', 'https://tarpit.example/1')
  const done = answered.pushes.finish(2000)
  await answered.clock.settle()
  await answered.timeOut()
  await done
})
