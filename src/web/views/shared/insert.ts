/** Puts words into the composer from elsewhere in the page: where one was writing, as if they had been typed. */
export function insertIntoComposer(words: string): void {
  const field = document.querySelector<HTMLTextAreaElement>('.composer textarea')
  if (!field) return
  field.focus()
  const { selectionStart: at, value } = field
  const space = at > 0 && !/\s/.test(value.charAt(at - 1)) ? ' ' : ''
  field.setRangeText(space + words, at, field.selectionEnd, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
