/** Watches what is pasted or dropped into the composer as text, so that none of it is cut off, and keeps what can be asked about. */
import type { RefObject } from 'preact'
import { useMemo, useRef, useState } from 'preact/hooks'
import { maxTextBytes } from '../../../client/text-room.ts'
import { words } from '../../strings/words.ts'
import { attach, attachmentsOf, remove, UPLOADS } from '../../uploads.ts'
import { focusComposerAtDesk, useStore } from '../shared/ui.ts'
import type { PastedBarProps } from './pasted-bar.tsx'
import { fileOf, isLong, lineCount, messageCount, pastedAs, ROOM, textIn, turned } from './pasting.ts'
import type { Change, MessageRoom, Pasted } from './pasting.ts'

export interface Pasting extends PastedBarProps {
  readonly onPaste: (event: ClipboardEvent) => void
  readonly onDrop: (event: DragEvent) => void
  /** The field changed by keys that take back what one did, or do it again; `inputType` as in InputEvent. */
  readonly onUndo: (inputType: string, next: string) => void
  /** What went into a file stands in the field again. False where there is no room for it. */
  readonly putBack: (text: string) => boolean
}

/** `mayAttach`: what is written may have files. */
export function usePasting(
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  change: (text: string) => void,
  mayAttach: boolean,
): Pasting {
  const { client, active, state } = useStore()
  const { key, name } = active.value
  const [latest, setPasted] = useState<Pasted>()
  /** As it stood before it was turned, for who takes that back. */
  const [before, setBefore] = useState<Pasted>()
  const undone = useRef<Pasted>(undefined)
  const takesFiles = mayAttach && state.value.capabilities.has(UPLOADS)
  // A block of code has the text in it.
  const pasted = [latest, before]
    .filter((one) => one !== undefined && text.includes(one.shown))
    .sort((a, b) => Number(b?.isCode) - Number(a?.isCode))[0]
  const isThere = pasted !== undefined
  const room: MessageRoom = { lineBytes: maxTextBytes(client.state, name, 'say'), limits: client.multiline }
  const { lineBytes, limits } = room
  const messages = useMemo(() => (isThere ? messageCount(text, room) : 0), [isThere, text, lineBytes, limits])
  const turnedNow = useMemo(
    () => (isThere ? turned(text, pasted, room) : undefined),
    [isThere, text, pasted, lineBytes, limits],
  )

  function put({ start, end, text: next }: Change): void {
    const { current: element } = field
    if (!element) return
    focusComposerAtDesk()
    if (!type(element, start, end, next)) {
      element.setRangeText(next, start, end, 'end')
      change(element.value)
    }
  }

  function toFile(): void {
    if (!pasted) return
    if (!sendAsFile(pasted)) return
    const start = text.indexOf(pasted.shown)
    put({ start, end: start + pasted.shown.length, text: '' })
    setPasted(undefined)
  }

  function sendAsFile(one: Pasted): boolean {
    const isTaken = attach(client, key, [fileOf(one)]) > 0
    if (!isTaken) client.note(key, words.files.tooMany, 'error')
    return isTaken
  }

  function take(event: Event, data: DataTransfer | null, replaced: number): void {
    const next = pastedAs(data?.getData('text/plain') ?? '')
    const left = ROOM - text.length + replaced
    if (next.text.length <= left) {
      setPasted(isLong(next, room) ? next : undefined)
      setBefore(undefined)
      return
    }
    // The browser would cut off what the field does not take.
    event.preventDefault()
    if (!takesFiles) client.note(key, words.composer.tooLongToPaste(next.text.length, Math.max(0, left)), 'error')
    else sendAsFile(next)
  }

  /** What went into a file stands in the field again, or goes there again, by the keys that take back what one did. */
  function onUndo(inputType: string, next: string): void {
    if (inputType === 'historyUndo') {
      const one = attachmentsOf(key).find(({ file }) => {
        const said = textIn(file) ?? ''
        return said !== '' && next.includes(said) && !text.includes(said)
      })
      if (!one) return
      remove(one.id)
      undone.current = pastedAs(textIn(one.file) ?? '')
      setPasted(undone.current)
    } else if (inputType === 'historyRedo') {
      const { current: again } = undone
      if (!again || !text.includes(again.shown) || next.includes(again.shown)) return
      undone.current = undefined
      sendAsFile(again)
    }
  }

  return {
    onUndo,
    onPaste: (event) => {
      const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {}
      take(event, event.clipboardData, selectionEnd - selectionStart)
    },
    onDrop: (event) => {
      if (!event.dataTransfer?.types.includes('Files')) take(event, event.dataTransfer, 0)
    },
    putBack(back) {
      if (text.length + back.length > ROOM) return false
      const at = field.current?.selectionEnd ?? text.length
      setPasted(pastedAs(back))
      put({ start: at, end: at, text: back })
      return true
    },
    said: isThere ? words.composer.pasted(lineCount(pasted), messages) : undefined,
    isCode: pasted?.isCode ?? false,
    turn:
      turnedNow &&
      (() => {
        setBefore(pasted)
        setPasted(turnedNow.pasted)
        put(turnedNow)
      }),
    toFile: takesFiles ? toFile : undefined,
    leave: () => {
      setPasted(undefined)
      setBefore(undefined)
      focusComposerAtDesk()
    },
  }
}

/** As if it were typed, so that the browser takes it back by Ctrl-Z; false where it cannot. No other way to say that is there. */
function type(element: HTMLTextAreaElement, start: number, end: number, text: string): boolean {
  if (document.activeElement !== element) return false
  element.setSelectionRange(start, end)
  return text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text)
}
