/** What stands over the room and keeps the focus: one dialog at a time, in the look that they all have. */
import { signal } from '@preact/signals'
import type { ComponentChildren, VNode } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { isNewerThere } from '../../shell.ts'
import { words } from '../../strings/words.ts'
import { onceRendered } from './focus.ts'
import { IconButton } from './icons.tsx'
import { PartMissing } from './part-missing.tsx'
import { focusComposerAtDesk } from './ui.ts'

const shown = signal<VNode | undefined>(undefined)

/** Shows a view that is made of a `Dialog`, in place of the one that is open. */
export function showDialog(view: VNode): void {
  shown.value = view
}

/**
 * The same for a view that is loaded when it is wanted: `showDialogLater(async () => { const { A } = await import('…'); return <A /> })`. Where that
 * does not come, the dialog says so.
 */
export async function showDialogLater(load: () => Promise<VNode>): Promise<void> {
  try {
    showDialog(await load())
  } catch (error) {
    console.info('Not loaded:', error)
    showDialog(<NotLoaded again={() => void showDialogLater(load)} />)
  }
}

export function closeDialog(): void {
  shown.value = undefined
}

/** The one that is open, if any. Stands once in the page. */
export function OpenDialog() {
  return shown.value ?? null
}

export interface DialogProps {
  /** The heading, which also names it. */
  readonly label: string
  readonly children: ComponentChildren
  /** For its own styles. */
  readonly class?: string
  /** In place of `closeDialog`, for one that was not shown by `showDialog`. */
  readonly onClose?: () => void
}

function NotLoaded({ again }: { readonly again: () => void }) {
  return (
    <Dialog label={isNewerThere.value ? words.dialog.outOfDate : words.dialog.notLoaded}>
      <PartMissing again={again} />
    </Dialog>
  )
}

/** The browser keeps the focus inside, and Escape or a press beside it closes it. */
export function Dialog({ label, children, class: look = '', onClose = closeDialog }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  const id = useId()

  // At once: the next key is meant for it.
  useLayoutEffect(() => {
    const before = document.activeElement
    const { current: dialog } = element
    dialog?.showModal()
    // What one came for has the focus: the first field, or else all of it, to be read and scrolled; not the button that ends it.
    const first = dialog?.querySelector<HTMLElement>('[autofocus], form .field')
    if (first) first.focus()
    else dialog?.focus()
    // Where what had the focus is gone, one can write on.
    const goBack = (): void => {
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus()
      else focusComposerAtDesk()
    }
    return () => {
      // As long as it stands over the page nothing else can have the focus.
      dialog?.close()
      goBack()
      // What is taken away together with it may have had the focus.
      onceRendered(() => document.activeElement === document.body && goBack())
    }
  }, [])

  return (
    <dialog
      ref={element}
      class={`dialog ${look}`}
      aria-labelledby={id}
      tabIndex={-1}
      // Before it is told that it was closed, something else may have been opened in its place.
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        onClose()
      }}
      onClose={({ currentTarget }) => currentTarget.isConnected && onClose()}
      onPointerDown={({ target, currentTarget }) => target === currentTarget && onClose()}
    >
      <div class="dialog-body">
        <header class="dialog-head">
          <h2 id={id}>{label}</h2>
          <IconButton icon="close" label={words.dialog.close} onClick={onClose} />
        </header>
        {children}
      </div>
    </dialog>
  )
}
