/** What is meant by a few letters: places that are open, people, and channels that can be joined. */

export interface Candidate {
  readonly kind: 'open' | 'person' | 'channel'
  /** Of the buffer, where it is open. */
  readonly key: string
  readonly name: string
  readonly unread: number
  readonly mentions: number
  /** How many places were looked at since; undefined where one was not there. */
  readonly lookedAt?: number | undefined
}

const SHOWN = 12

/**
 * How well letters fit a name, the lower the better; undefined where they do not come in it in this order. What begins with them fits best, then what
 * has a word that does, then what holds them together, then what has them apart.
 */
export function fit(name: string, wanted: string): number | undefined {
  const text = name.toLowerCase().replace(/^[#&]+/, '')
  const letters = wanted.toLowerCase().replace(/^[#&@]+/, '')
  if (letters === '') return 0
  if (text === letters) return 0
  if (text.startsWith(letters)) return 1
  const at = text.indexOf(letters)
  if (at > 0) return /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) ? 3 : 2
  let from = 0
  let gaps = 0
  for (const letter of letters) {
    const next = text.indexOf(letter, from)
    if (next < 0) return undefined
    gaps += next - from
    from = next + letter.length
  }
  return 4 + gaps / 100
}

/** The best first: by how they fit, then what is open, and among that what has something new, then what was looked at last. */
export function find(all: readonly Candidate[], typed: string, active: string): Candidate[] {
  const wanted = typed.trim()
  const isChannelWanted = /^[#&]/.test(wanted)
  return all
    .filter(({ kind, name }) => (wanted === '' ? kind === 'open' : !isChannelWanted || /^[#&]/.test(name)))
    .flatMap((candidate) => {
      const fitting = fit(candidate.name, wanted)
      return fitting === undefined ? [] : [{ candidate, fitting }]
    })
    .sort((a, b) => rank(a.candidate, active) - rank(b.candidate, active) || recent(a.candidate) - recent(b.candidate))
    .sort((a, b) => Math.floor(a.fitting) - Math.floor(b.fitting) || a.fitting - b.fitting)
    .slice(0, SHOWN)
    .map(({ candidate }) => candidate)
}

/** Where one is already is no place to go to. */
function rank({ kind, key, mentions, unread }: Candidate, active: string): number {
  if (kind !== 'open') return kind === 'channel' ? 4 : 5
  return key === active ? 3 : mentions > 0 ? 0 : unread > 0 ? 1 : 2
}

function recent({ lookedAt = 1000 }: Candidate): number {
  return lookedAt
}
