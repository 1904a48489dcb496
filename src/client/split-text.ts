/** Cuts what somebody wants to say into pieces that fit into one message each. */

const encoder = new TextEncoder()
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

export function byteLength(text: string): number {
  return encoder.encode(text).length
}

/**
 * Pieces of at most `maxBytes` bytes of UTF-8 each, cut at a space where one is near the end of a piece and otherwise between
 * two characters as people count them; only a character that is longer than a piece is cut inside. Joined, the pieces are the
 * text, without the spaces that were cut at. `maxBytes` is at least 4.
 */
export function splitText(text: string, maxBytes: number): string[] {
  return cutText(text, maxBytes, 0)
}

/** As `splitText`, but nothing is left out: a piece ends behind the space that it was cut at. */
export function splitWhole(text: string, maxBytes: number): string[] {
  return cutText(text, maxBytes, 1)
}

/** `kept`: how much of the space that is cut at stays. */
function cutText(text: string, maxBytes: number, kept: 0 | 1): string[] {
  if (byteLength(text) <= maxBytes) return [text]
  const pieces: string[] = []
  let piece = ''
  let bytes = 0
  for (const character of charactersOf(text, maxBytes)) {
    const size = byteLength(character)
    if (bytes + size > maxBytes) {
      const space = character === ' ' ? piece.length : piece.lastIndexOf(' ')
      const cut = space > piece.length / 2 ? space : piece.length
      pieces.push(piece.slice(0, cut + (cut === piece.length ? 0 : kept)))
      piece = cut === piece.length ? '' : piece.slice(cut + 1)
      bytes = byteLength(piece)
      if (kept === 0 && character === ' ' && piece === '') continue
    }
    piece += character
    bytes += size
  }
  if (piece !== '') pieces.push(piece)
  return pieces
}

function* charactersOf(text: string, maxBytes: number): Generator<string> {
  for (const { segment } of graphemes.segment(text)) {
    if (byteLength(segment) <= maxBytes) yield segment
    else yield* segment
  }
}
