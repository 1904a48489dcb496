import { describe, expect, it } from 'vitest'
import { createFakeClock } from '../../test/support/fake-clock.ts'
import { FakeConnection } from '../../test/support/fake-connection.ts'
import { Throttle } from '../hub/throttle.ts'
import { LineIntake, type LineTaker } from './line-intake.ts'

/** Takes lines and charges one token for each; waits after the ones that say so. */
function open(burst: number | undefined) {
  const clock = createFakeClock()
  const connection = new FakeConnection()
  const throttle = burst === undefined ? undefined : new Throttle({ burst, tokensPerSecond: 1 }, clock.now())
  const lines: string[] = []
  let waiting = false
  const taker: LineTaker = {
    takeLine(line, fault) {
      lines.push(line ?? `(${fault})`)
      intake.spend(1)
      waiting = line?.startsWith('wait') ?? false
    },
    get isWaiting() {
      return waiting
    },
  }
  const intake = new LineIntake({ connection, clock, throttle, maxLineBytes: 20 }, taker)
  const send = (text: string): void => intake.receive(Buffer.from(text))
  const proceed = (): void => {
    waiting = false
    intake.proceed()
  }
  return { clock, connection, lines, intake, send, proceed }
}

describe('the line intake', () => {
  it('FLOOD-1 makes a client wait that is too fast, and loses nothing', () => {
    const { clock, connection, lines, send } = open(3)
    send('1\n2\n3\n4\n5\n')
    send('6\n')
    expect(lines).toEqual(['1', '2', '3'])
    expect(connection.isPaused).toBe(true)
    clock.advance(1000)
    expect(lines).toEqual(['1', '2', '3', '4'])
    clock.advance(2000)
    expect(lines).toEqual(['1', '2', '3', '4', '5', '6'])
    clock.advance(1000)
    expect(connection.isPaused).toBe(false)
  })

  it('FLOOD-2 lets everybody be as fast as they can without limits', () => {
    const { lines, send } = open(undefined)
    send('x\n'.repeat(1000))
    expect(lines).toHaveLength(1000)
  })

  it('holds lines back while the one before is undecided, also across reads', () => {
    const { connection, lines, send, proceed } = open(undefined)
    send('wait\nnext\n')
    send('last\n')
    expect(lines).toEqual(['wait'])
    expect(connection.isPaused).toBe(true)
    proceed()
    expect(lines).toEqual(['wait', 'next', 'last'])
    expect(connection.isPaused).toBe(false)
  })

  it('FLOOD-1 slows a client whose every line waits', () => {
    const { clock, lines, send, proceed } = open(1)
    send('wait 1\nwait 2\n')
    proceed()
    expect(lines).toEqual(['wait 1'])
    clock.advance(1000)
    expect(lines).toEqual(['wait 1', 'wait 2'])
  })

  it('takes no more when it is closed', () => {
    const { lines, intake, send } = open(undefined)
    send('one\n')
    intake.close()
    send('two\n')
    expect(lines).toEqual(['one'])
  })

  it('tells of a line that is too long once, and goes on behind it', () => {
    const { lines, send } = open(undefined)
    for (let i = 0; i < 10; i++) send('x'.repeat(30))
    send('\nnext\n')
    expect(lines).toEqual(['(too-long)', 'next'])
  })
})
