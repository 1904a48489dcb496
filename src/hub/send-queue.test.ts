import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFakeClock } from '../../test/support/fake-clock.ts'
import { FakeConnection } from '../../test/support/fake-connection.ts'
import { createOutbox, openQueue } from './send-queue.ts'

function open() {
  const overflows: number[] = []
  const options = { maxBytes: 100, maxGathered: 1000, largeFlush: 10, spacingMs: 2 }
  const outbox = createOutbox(createFakeClock(), options, (_queue, waitingBytes) => overflows.push(waitingBytes))
  const connection = new FakeConnection()
  return { outbox, connection, queue: openQueue(connection), overflows }
}

describe('what gathers in one turn', () => {
  it('leaves in one write, however much more than the limit of a slow reader it is', () => {
    const { outbox, connection, queue, overflows } = open()
    for (let i = 0; i < 90; i++) outbox.append(queue, `line ${i % 10}.\n`)
    expect(connection.writes).toEqual([])
    outbox.flush()
    expect(connection.writes).toHaveLength(1)
    expect(connection.takeLines()).toHaveLength(90)
    expect(overflows).toEqual([])
  })

  it('leaves before the turn is over where it is too much to keep, whole and in order', () => {
    const { outbox, connection, queue, overflows } = open()
    const lines = Array.from({ length: 1000 }, (_, i) => `line ${i}.`)
    for (const line of lines) outbox.append(queue, `${line}\n`)
    outbox.flush()
    expect(connection.takeLines()).toEqual(lines)
    expect(connection.writes.every(({ length }) => length < 1100)).toBe(true)
    expect(overflows).toEqual([])
  })

  it('SLOW-1: ends there for who does not read', () => {
    const { outbox, connection, queue, overflows } = open()
    connection.stopReading()
    for (let i = 0; i < 1000; i++) outbox.append(queue, `line ${i}.\n`)
    expect(connection.wasClosedByServer).toBe('destroy')
    expect(connection.unsentBytes).toBeLessThan(1100)
    expect(overflows).toHaveLength(1)
    outbox.flush()
    expect(connection.wasClosedByServer).toBe('destroy')
  })
})

describe('what recipients share', () => {
  const recipient = fc.nat({ max: 5 })
  const step = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ do: fc.constant('all' as const), except: fc.option(recipient), text: fc.nat({ max: 3 }) }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('one' as const), to: recipient, text: fc.nat({ max: 3 }) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('some' as const),
        to: fc.uniqueArray(recipient),
        text: fc.nat({ max: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('end' as const), to: recipient }) },
    { weight: 1, arbitrary: fc.constant({ do: 'flush' as const }) },
  )

  it('SPEED-1 changes nothing of what each of them gets, and in which order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
        const clock = createFakeClock()
        const options = { maxBytes: 1000, maxGathered: 1000, largeFlush: 4, spacingMs: 2 }
        const outbox = createOutbox(clock, options, () => {})
        const people = Array.from({ length: 6 }, (_, i) => ({
          ...openQueue(new FakeConnection()),
          accent: i % 2,
          wanted: [] as string[],
        }))
        const said = (text: number, accent: number): string => `${text}${accent}\n`
        const want = (one: (typeof people)[number], text: string): void => {
          if (!one.ending) one.wanted.push(text)
        }
        for (const one of steps) {
          if (one.do === 'flush') outbox.flush()
          else if (one.do === 'end') outbox.end(people[one.to] as (typeof people)[number])
          else if (one.do === 'one') {
            const to = people[one.to] as (typeof people)[number]
            want(to, said(one.text, 9))
            outbox.append(to, said(one.text, 9))
          } else {
            const to = one.do === 'all' ? people : one.to.map((i) => people[i] as (typeof people)[number])
            const except = one.do === 'all' && one.except !== null ? people[one.except] : undefined
            for (const each of to) if (each !== except) want(each, said(one.text, each.accent))
            for (const each of to) if (each !== except) outbox.append(each, said(one.text, each.accent))
          }
        }
        outbox.flush()
        clock.advance(10)
        for (const { connection, wanted, ending } of people) {
          expect((connection as FakeConnection).text).toBe(wanted.join(''))
          expect((connection as FakeConnection).wasClosedByServer).toBe(ending ? 'close' : 'no')
        }
      }),
      { numRuns: 500 },
    )
  })
})
