/** Masks: `*` stands for any characters, `?` for one. https://modern.ircdocs.horse/#wildcard-expressions */
import { fold } from './names.ts'

/** Whether a mask fits, without regard to case. Time grows with mask × text at the worst, never beyond. */
export function maskMatches(mask: string, text: string): boolean {
  return globMatches(fold(mask), fold(text))
}

/** Whether any of the masks fits. The list is folded once, for as long as it stays the same list. */
export function anyMaskMatches(masks: readonly { readonly mask: string }[], text: string): boolean {
  if (masks.length === 0) return false
  let folded = foldedLists.get(masks)
  if (!folded) foldedLists.set(masks, (folded = masks.map(({ mask }) => fold(mask))))
  const foldedText = fold(text)
  return folded.some((mask) => globMatches(mask, foldedText))
}

const foldedLists = new WeakMap<readonly { readonly mask: string }[], readonly string[]>()

function globMatches(mask: string, text: string): boolean {
  let m = 0
  let t = 0
  let star = -1
  let resume = 0
  while (t < text.length) {
    const sign = mask[m]
    if (sign === '*') {
      star = m++
      resume = t
    } else if (sign !== undefined && (sign === '?' || sign === text[t])) {
      m++
      t++
    } else if (star >= 0) {
      m = star + 1
      t = ++resume
    } else return false
  }
  while (mask[m] === '*') m++
  return m === mask.length
}

/** Makes a full `nick!user@host` mask of what a person typed: `bob` is `bob!*@*`, `*@host` is `*!*@host`. */
export function completeMask(mask: string): string {
  const bang = mask.indexOf('!')
  const at = mask.indexOf('@', bang + 1)
  if (bang >= 0 && at >= 0) return mask
  if (at >= 0) return `*!${mask}`
  if (bang >= 0) return `${mask}@*`
  return `${mask}!*@*`
}
