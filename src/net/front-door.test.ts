import { expect, test } from 'vitest'
import { FakeArrival } from '../../test/support/fake-arrival.ts'
import { createFakeClock } from '../../test/support/fake-clock.ts'
import type { Entrance } from './entrance.ts'
import { createFrontDoor } from './front-door.ts'

test('FRONT-5 who sends a byte now and then, and never enough of them, is let go at the same time as who says nothing', () => {
  const clock = createFakeClock()
  const patient: Entrance = { name: 'patient', recognise: () => 'more', enter: () => expect.unreachable() }
  const refused: string[] = []
  const door = createFrontDoor({
    clock,
    entrances: [patient],
    silenceMs: 500,
    decideWithinMs: 30_000,
    onRefused: (why) => refused.push(why),
  })
  const arrival = new FakeArrival()
  door.admit(arrival)
  for (let at = 0; at < 30_000; at += 400) {
    expect(door.undecided).toBe(1)
    arrival.send('x')
    clock.advance(400)
  }
  expect(arrival.takeLines()).toEqual(['ERROR :Closing link: nothing was said for too long'])
  expect(arrival.wasClosedByServer).toBe('close')
  expect(refused).toEqual(['silent'])
  expect(door.undecided).toBe(0)
  clock.advance(500)
  expect(clock.timers).toBe(0)
})

/** A door with a greeting, and what its connection heard and became. */
function greetingDoor() {
  const fake = createFakeClock()
  /** What waits for the end of the turn, where a test wants to hold it back. */
  const held: (() => void)[] = []
  let holds = false
  const clock = { ...fake, soon: (call: () => void) => (holds ? void held.push(call) : fake.soon(call)) }
  const entered: string[] = []
  const entrance = (name: string, from: Partial<Entrance>): Entrance => ({
    name,
    recognise: (first, silent) => (first[0] === 0x47 ? 'yes' : silent ? 'no' : 'more'),
    enter: () => void entered.push(name),
    ...from,
  })
  const http = entrance('http', { opensAhead: (first) => first[1] === 0x45 })
  const plain = entrance('plain', { recognise: () => 'yes', greeting: Buffer.from('hello\r\n') })
  const door = createFrontDoor({ clock, entrances: [http, plain], silenceMs: 500, decideWithinMs: 30_000 })
  const comes = (address = '192.0.2.1'): FakeArrival => {
    const arrival = new FakeArrival({ address })
    door.admit(arrival)
    return arrival
  }
  return {
    clock,
    comes,
    entered,
    hold: () => (holds = true),
    letGo: () => {
      holds = false
      for (const call of held.splice(0)) call()
    },
  }
}

test('FRONT-2 where the server was busy, what has come meanwhile is looked at before anybody is greeted', () => {
  const { clock, comes, entered, hold, letGo } = greetingDoor()
  const [silent, http, beginning] = [comes(), comes(), comes()]
  beginning.send('g')
  hold()
  clock.advance(500)
  http.send('G')
  beginning.send('h')
  letGo()
  expect([silent.takeLines(), http.takeLines(), entered]).toEqual([['hello'], [], ['http']])
  clock.advance(500)
  expect(entered).toEqual(['http', 'plain'])
})

test('FRONT-2 what may be a browser’s is greeted when browsers have closed what they opened ahead', () => {
  const { clock, comes, entered } = greetingDoor()
  const [first, ahead] = [comes(), comes()]
  first.send('GE')
  clock.advance(9_000)
  ahead.send('GE')
  expect([ahead.takeLines(), entered]).toEqual([[], ['http', 'http']])
  clock.advance(3600_000)
  const [later, other, person] = [comes(), comes('192.0.2.2'), comes()]
  clock.advance(500)
  later.send('GE')
  expect([later.takeLines(), other.takeLines(), person.takeLines()]).toEqual([[], ['hello'], []])
  clock.advance(11_000)
  expect([person.takeLines(), entered]).toEqual([['hello'], ['http', 'http', 'http']])
  const [here, program] = [comes('127.0.0.1'), comes('192.0.2.3')]
  here.send('GE')
  program.send('GX')
  clock.advance(10_000)
  const [byHand, another] = [comes('127.0.0.1'), comes('192.0.2.3')]
  clock.advance(500)
  expect([byHand.takeLines(), another.takeLines()]).toEqual([['hello'], ['hello']])
})
