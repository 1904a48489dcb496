/** Reads what a terminal sends when somebody types: text, keys, and pastes. Bounded, whatever the terminal sends. */
import { csiKey, controlKey, ss3Key } from './key-names.ts'

/** `key` is a name like `up`, `enter`, `ctrl-a`, `alt-left`, `alt-1`; modifiers stand in the order alt, ctrl, shift. */
export type KeyEvent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'key'; readonly key: string }
  /** Its lines end in `\n`. `isCut` where it was longer than is taken. */
  | { readonly type: 'paste'; readonly text: string; readonly isCut: boolean }

export interface KeyParser {
  push(bytes: Uint8Array): void
  /** Something began that may not go on: a lone Escape. The owner calls `flush` when nothing came for a while. */
  readonly isWaiting: boolean
  flush(): void
}

const MAX_PASTE = 65_536
const MAX_SEQUENCE = 32
const PASTE_END = '\x1b[201~'

type State = 'ground' | 'escape' | 'csi' | 'ss3' | 'paste'

export function createKeyParser(onEvent: (event: KeyEvent) => void): KeyParser {
  const decoder = new TextDecoder('utf-8')
  let state: State = 'ground'
  let sequence = ''
  let text = ''
  let pasted = ''
  let isCut = false
  /** The end of a paste, as far as it has come. */
  let ending = ''

  function giveText(): void {
    if (text !== '') onEvent({ type: 'text', text })
    text = ''
  }

  function giveKey(key: string | undefined): void {
    giveText()
    if (key !== undefined) onEvent({ type: 'key', key })
  }

  function inGround(character: string): void {
    if (character === '\x1b') {
      giveText()
      state = 'escape'
    } else if (character < ' ' || character === '\x7f') giveKey(controlKey(character))
    else if (character < '\x80' || character > '\x9f') text += character
  }

  function inEscape(character: string): void {
    state = 'ground'
    if (character === '[') begin('csi')
    else if (character === 'O') begin('ss3')
    else if (character === '\x1b') {
      giveKey('escape')
      state = 'escape'
    } else {
      const key = character < ' ' || character === '\x7f' ? controlKey(character) : character
      giveKey(key === undefined ? undefined : `alt-${key}`)
    }
  }

  function begin(next: State): void {
    state = next
    sequence = ''
  }

  function inCsi(character: string): void {
    if (character === '\x1b') {
      state = 'escape'
      return
    }
    if (sequence.length < MAX_SEQUENCE) sequence += character
    // Parameters and intermediates go on until a final byte; what else comes here ends it too.
    if (character >= ' ' && character <= '?') return
    state = 'ground'
    if (sequence === '200~') {
      giveText()
      state = 'paste'
      pasted = ''
      ending = ''
      isCut = false
    } else giveKey(csiKey(sequence))
  }

  function inPaste(character: string): void {
    ending += character
    if (ending === PASTE_END) {
      state = 'ground'
      onEvent({ type: 'paste', text: pasted.replace(/\r\n?/g, '\n'), isCut })
      return
    }
    while (ending !== '' && !PASTE_END.startsWith(ending)) {
      if (pasted.length < MAX_PASTE) pasted += ending.charAt(0)
      else isCut = true
      ending = ending.slice(1)
    }
  }

  function take(character: string): void {
    switch (state) {
      case 'ground':
        return inGround(character)
      case 'escape':
        return inEscape(character)
      case 'csi':
        return inCsi(character)
      case 'ss3':
        state = 'ground'
        return giveKey(ss3Key(character))
      case 'paste':
        return inPaste(character)
    }
  }

  return {
    push(bytes) {
      for (const character of decoder.decode(bytes, { stream: true })) take(character)
      giveText()
    },
    get isWaiting() {
      return state === 'escape' || state === 'csi' || state === 'ss3'
    },
    flush() {
      if (state === 'escape') giveKey('escape')
      else if (state === 'csi') giveKey(sequence === '' ? 'alt-[' : undefined)
      else if (state === 'ss3') giveKey('alt-O')
      if (state !== 'paste') state = 'ground'
    },
  }
}
