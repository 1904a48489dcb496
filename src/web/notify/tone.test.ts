import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const started: number[] = []

let isPressed = false

/** As in Safari, where sounds begin while something is pressed, and from then on when they like. */
class Sounds {
  state = 'suspended'
  currentTime = 0
  destination = {}
  #isFree = false
  async resume(): Promise<void> {
    this.#isFree ||= isPressed
    if (!this.#isFree) return new Promise(() => {})
    this.state = 'running'
  }
  async suspend(): Promise<void> {
    this.state = 'suspended'
  }
}

class Voice {
  connect(next: unknown): unknown {
    return next
  }
  start(at: number): void {
    started.push(at)
  }
  stop(): void {}
}

class Volume {
  gain = { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} }
  connect(next: unknown): unknown {
    return next
  }
}

beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers()
  started.length = 0
  isPressed = false
  vi.stubGlobal('AudioContext', Sounds)
  vi.stubGlobal('OscillatorNode', Voice)
  vi.stubGlobal('GainNode', Volume)
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('WEB-53 a flood is one tone in three seconds, and not as loud as it is long', async () => {
  const { playTone } = await import('./tone.ts')
  isPressed = true
  for (let i = 0; i < 200; i++) await playTone()
  expect(started).toHaveLength(2)
  vi.advanceTimersByTime(3_000)
  await playTone()
  expect(started).toHaveLength(4)
})

test('WEB-50 where sounds begin only within a press, as in Safari, one press is enough, and none where no sound is wanted', async () => {
  const page = new EventTarget()
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
  const { playTone, wakeToneByPress } = await import('./tone.ts')
  let isWanted = false
  wakeToneByPress(() => isWanted)
  const play = async (): Promise<number> => {
    const played = playTone()
    await vi.advanceTimersByTimeAsync(3_000)
    await played
    return started.length
  }
  const click = async (): Promise<void> => {
    isPressed = true
    page.dispatchEvent(new Event('click'))
    isPressed = false
    await vi.advanceTimersByTimeAsync(1_000)
  }
  await click()
  expect(await play()).toBe(0)
  isWanted = true
  await click()
  expect(await play()).toBe(2)
  expect(await play()).toBe(4)
})
