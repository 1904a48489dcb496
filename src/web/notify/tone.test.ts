import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const started: number[] = []

class Sounds {
  state = 'running'
  currentTime = 0
  destination = {}
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
  vi.useFakeTimers()
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
  for (let i = 0; i < 200; i++) await playTone()
  expect(started).toHaveLength(2)
  vi.advanceTimersByTime(3_000)
  await playTone()
  expect(started).toHaveLength(4)
})
