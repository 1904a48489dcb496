/** Puts a text on the clipboard, also where a page without TLS is not given the clipboard itself. */

/** False where the browser lets us do neither. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyFromField(text)
  }
}

/** The old way: out of a field that nobody sees. In an open dialog only what stands in it can have the focus. */
function copyFromField(text: string): boolean {
  const before = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'unseen'
  const place = document.querySelector('dialog[open]') ?? document.body
  place.append(field)
  field.select()
  // iPhones select nothing by that alone.
  field.setSelectionRange(0, text.length)
  const isCopied = document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  return isCopied
}
