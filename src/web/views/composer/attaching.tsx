/** The ways in which files come into the composer: chosen, pasted, or dropped anywhere on the page. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { words } from '../../strings/words.ts'
import { attach, UPLOADS } from '../../uploads.ts'
import { Icon, IconButton } from '../shared/icons.tsx'
import { focusComposerAtDesk, useStore } from '../shared/ui.ts'

const t = words.files

/** The button, and what listens for files as long as it is there. Nothing where nobody can send files. */
export function Attaching({ bufferKey, place }: { readonly bufferKey: string; readonly place: string }) {
  const { client, state } = useStore()
  const chooser = useRef<HTMLInputElement>(null)
  const isOffered = state.value.capabilities.has(UPLOADS)

  function take(files: readonly File[]): void {
    if (attach(client, bufferKey, files) < files.length) client.note(bufferKey, t.tooMany, 'error')
    focusComposerAtDesk()
  }

  const isOver = useFiles(isOffered, take)
  if (!isOffered) return null
  return (
    <>
      <IconButton icon="attach" label={t.choose} onClick={() => chooser.current?.click()} />
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept="image/*,video/*,audio/*,*/*"
        onChange={({ currentTarget }) => {
          take([...(currentTarget.files ?? [])])
          // The same once more is a choice too.
          currentTarget.value = ''
        }}
      />
      {isOver ? (
        <div class="drop-here">
          <Icon name="attach" />
          {t.drop(place)}
        </div>
      ) : null}
    </>
  )
}

/** Whether files are held over the page. */
function useFiles(isOn: boolean, take: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false)
  const latest = useRef(take)
  latest.current = take

  useLayoutEffect(() => {
    if (!isOn) return undefined
    /** Elements that the pointer is in: each is entered before the one before is left. */
    let depth = 0
    const has = (data: DataTransfer | null): boolean => data?.types.includes('Files') ?? false
    const onEnter = (event: DragEvent): void => {
      if (!has(event.dataTransfer)) return
      depth += 1
      setOver(true)
    }
    const onLeave = (event: DragEvent): void => {
      if (!has(event.dataTransfer)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    // Otherwise the browser opens the file in the place of the page.
    const onOver = (event: DragEvent): void => {
      if (has(event.dataTransfer)) event.preventDefault()
    }
    const onDrop = (event: DragEvent): void => {
      depth = 0
      setOver(false)
      if (!has(event.dataTransfer)) return
      event.preventDefault()
      latest.current([...(event.dataTransfer?.files ?? [])])
    }
    const onPaste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])]
      // Who copies words gets words, also where a picture of them comes along.
      if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return
      event.preventDefault()
      latest.current(files)
    }
    addEventListener('dragenter', onEnter)
    addEventListener('dragleave', onLeave)
    addEventListener('dragover', onOver)
    addEventListener('drop', onDrop)
    addEventListener('paste', onPaste)
    return () => {
      removeEventListener('dragenter', onEnter)
      removeEventListener('dragleave', onLeave)
      removeEventListener('dragover', onOver)
      removeEventListener('drop', onDrop)
      removeEventListener('paste', onPaste)
    }
  }, [isOn])
  return isOver
}
