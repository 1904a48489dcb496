/**
 * Whether an input method takes a key for itself, as those for Chinese, Japanese and Korean do. In Safari the Enter that ends a composition comes when
 * that is over already, and is known by its number: https://bugs.webkit.org/show_bug.cgi?id=165004
 */
export function isForInputMethod({ isComposing, keyCode }: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  return isComposing || keyCode === 229
}
