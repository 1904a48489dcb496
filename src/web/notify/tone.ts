/** A short tone of two notes, made here: there is no file to load. */

const NOTES_HZ = [660, 880]
const NOTE_SECONDS = 0.12
const LOUDNESS = 0.08
/** Many at once would be loud. */
const REST_MS = 3_000

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
  if (context.state === 'suspended')
    await Promise.race([context.resume(), new Promise((later) => setTimeout(later, 500))])
  if (context.state !== 'running') return
  for (const [at, frequency] of NOTES_HZ.entries()) note(context, frequency, context.currentTime + at * NOTE_SECONDS)
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
