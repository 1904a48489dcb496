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
