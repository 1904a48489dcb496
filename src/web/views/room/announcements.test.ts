import { describe, expect, it } from 'vitest'
import { announcements } from './announcements.ts'

/** One timer at a time is all that is needed. */
function oneTimer() {
  let now = 0
  let due = Infinity
  let act = (): void => {}
  return {
    after(ms: number, call: () => void) {
      due = now + ms
      act = call
      return () => (due = Infinity)
    },
    advance(ms: number): void {
      const until = now + ms
      while (due <= until) {
        now = due
        due = Infinity
        act()
      }
      now = until
    },
  }
}

function listening() {
  const clock = oneTimer()
  const heard: string[] = []
  const { announce } = announcements({
    say: ({ text }) => heard.push(text),
    more: (count) => `${count} more`,
    after: (ms, call) => clock.after(ms, call),
  })
  return { clock, heard, announce: (text: string): void => announce({ text }) }
}

describe('WEB-88 announcements', () => {
  it('tells what is said as it comes, each once', () => {
    const { clock, heard, announce } = listening()
    for (const text of ['a', 'b', 'c', 'd']) {
      announce(text)
      clock.advance(1_000)
    }
    expect(heard).toEqual(['a', 'b', 'c', 'd'])
  })

  it('tells the one that came besides itself, and of several how many', () => {
    const { clock, heard, announce } = listening()
    for (const text of ['a', 'b', 'c', 'd']) announce(text)
    clock.advance(1_000)
    expect(heard).toEqual(['a', 'b', 'c', 'd'])
    for (const text of ['e', 'f']) announce(text)
    expect(heard).toHaveLength(4)
    clock.advance(2_000)
    expect(heard.at(-1)).toBe('2 more')
  })

  it('says little in a flood, loses nobody in the count, and is as before after it', () => {
    const { clock, heard, announce } = listening()
    for (let i = 0; i < 2_000; i++) {
      announce(`line ${i}`)
      clock.advance(10)
    }
    clock.advance(16_000)
    expect(heard.length).toBeLessThan(10)
    const counted = heard.slice(3).reduce((sum, text) => sum + Number.parseInt(text, 10), 0)
    expect(heard.slice(0, 3).length + counted).toBe(2_000)
    announce('after')
    expect(heard.at(-1)).toBe('after')
  })
})
