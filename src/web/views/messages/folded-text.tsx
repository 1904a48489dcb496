/** The text of a message, of a long one its beginning and a button for the rest. */
import { useMemo, useState } from 'preact/hooks'
import { parseMessage } from '../../../wire/formatting/parse-message.ts'
import { words } from '../../strings/words.ts'
import { fold } from './fold.ts'
import { Blocks } from './formatted-text.tsx'

const t = words.messages
const KEPT = 500

/** Entries that somebody has opened: they stay so when they were scrolled away. */
const opened = new Set<number>()

export function FoldedText({ id, text }: { readonly id: number; readonly text: string }) {
  const [isOpen, setOpen] = useState(opened.has(id))
  const blocks = useMemo(() => parseMessage(text), [text])
  const folded = fold(blocks)
  if (folded.hidden === 0) return <Blocks blocks={blocks} />

  function toggle(): void {
    if (isOpen) opened.delete(id)
    else if (opened.size < KEPT) opened.add(id)
    setOpen(!isOpen)
  }

  return (
    <>
      <Blocks blocks={isOpen ? blocks : folded.blocks} />
      <button type="button" class="fold" aria-expanded={isOpen} onClick={toggle}>
        {isOpen ? t.foldAgain : t.showAll(folded.hidden)}
      </button>
    </>
  )
}
