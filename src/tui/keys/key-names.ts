/** The names of keys behind the bytes that terminals send for them, as xterm does. */

const CONTROLS: Readonly<Record<string, string>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\b': 'backspace',
  '\x7f': 'backspace',
}

/** A control character: `ctrl-a`, or a key that has a name of its own. NUL and the rest have none. */
export function controlKey(character: string): string | undefined {
  const named = CONTROLS[character]
  if (named !== undefined) return named
  const code = character.charCodeAt(0)
  if (code >= 1 && code <= 26) return `ctrl-${String.fromCharCode(code + 96)}`
  return code === 31 ? 'ctrl-_' : undefined
}

const LETTERS: Readonly<Record<string, string>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  F: 'end',
  H: 'home',
  M: 'enter',
  Z: 'shift-tab',
}

const NUMBERS: Readonly<Record<string, string>> = {
  '1': 'home',
  '2': 'insert',
  '3': 'delete',
  '4': 'end',
  '5': 'pageup',
  '6': 'pagedown',
  '7': 'home',
  '8': 'end',
}

/** What stands behind `ESC O`. */
export function ss3Key(letter: string): string | undefined {
  return LETTERS[letter]
}

/** What stands behind `ESC [`, the final byte included; undefined for what is no key that we know. */
export function csiKey(sequence: string): string | undefined {
  // What terminals send for keys that have no bytes of their own, Ctrl-Enter among them.
  const enter = /^(?:13;(\d+)u|27;(\d+);13~)$/.exec(sequence)
  if (enter) return `${modifierPrefix(Number(enter[1] ?? enter[2]) - 1)}enter`
  const match = /^(\d*)(?:;(\d+))?([A-Za-z~])$/.exec(sequence)
  if (!match) return undefined
  const [, number = '', modifiers = '1', final = ''] = match
  const name = final === '~' ? NUMBERS[number] : LETTERS[final]
  return name === undefined ? undefined : modifierPrefix(Number(modifiers) - 1) + name
}

/** xterm's bits: 1 shift, 2 alt, 4 control. */
function modifierPrefix(bits: number): string {
  return `${bits & 2 ? 'alt-' : ''}${bits & 4 ? 'ctrl-' : ''}${bits & 1 ? 'shift-' : ''}`
}
