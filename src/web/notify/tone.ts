/** A short tone of two notes, made here: there is no file to load. */

const NOTES_HZ = [660, 880]
const NOTE_SECONDS = 0.12
const LOUDNESS = 0.08
/** Many at once would be loud. */
const REST_MS = 3_000

const PATIENCE_MS = 500

let context: AudioContext | undefined
let restsUntil = -Infinity

/** Silent where the browser wants a press on the page first, or has nothing to sound with. */
export async function playTone(): Promise<void> {
  const now = performance.now()
  if (now < restsUntil) return
  restsUntil = now + REST_MS
  try {
    await play()
  } catch (error) {
    console.info('No sound:', error)
  }
}

async function play(): Promise<void> {
  context ??= new AudioContext()
  if (!(await begun(context))) return
  for (const [at, frequency] of NOTES_HZ.entries()) note(context, frequency, context.currentTime + at * NOTE_SECONDS)
}

/** Safari lets sounds begin within a press only, and from then on at any time: the first press after which they are wanted is taken for that. */
export function wakeToneByPress(isWanted: () => boolean): void {
  const presses = ['click', 'keydown'] as const

  async function wake(): Promise<void> {
    if (!isWanted()) return
    context ??= new AudioContext()
    if (!(await begun(context))) return
    for (const press of presses) removeEventListener(press, onPress, true)
    // Until there is something to play, but not under a tone that has begun meanwhile.
    if (performance.now() >= restsUntil) await context.suspend()
  }

  const onPress = (): void => void wake()
  for (const press of presses) addEventListener(press, onPress, true)
}

/** Lets it run, where it may: it is suspended at first, and on a phone a call interrupts it. */
async function begun(sounds: AudioContext): Promise<boolean> {
  if (isRunning(sounds)) return true
  const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS))
  try {
    await Promise.race([sounds.resume(), late])
  } catch (error) {
    console.info('No sound:', error)
  }
  return isRunning(sounds)
}

function isRunning({ state }: AudioContext): boolean {
  return state === 'running'
}

function note(sounds: AudioContext, frequency: number, from: number): void {
  const voice = new OscillatorNode(sounds, { type: 'sine', frequency })
  const volume = new GainNode(sounds, { gain: 0 })
  volume.gain.setValueAtTime(0, from)
  volume.gain.linearRampToValueAtTime(LOUDNESS, from + 0.015)
  volume.gain.exponentialRampToValueAtTime(0.0001, from + NOTE_SECONDS * 1.8)
  voice.connect(volume).connect(sounds.destination)
  voice.start(from)
  voice.stop(from + NOTE_SECONDS * 2)
}
