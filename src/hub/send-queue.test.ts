import { describe, expect, it } from 'vitest'
import { createFakeClock } from '../../test/support/fake-clock.ts'
import { FakeConnection } from '../../test/support/fake-connection.ts'
import { createOutbox } from './send-queue.ts'

function open() {
  const overflows: number[] = []
  const options = { maxBytes: 100, maxGathered: 1000, largeFlush: 10, spacingMs: 2 }
  const outbox = createOutbox(createFakeClock(), options, (_queue, waitingBytes) => overflows.push(waitingBytes))
  const connection = new FakeConnection()
  return { outbox, connection, queue: outbox.open(connection), overflows }
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
