/** The text of a message, of a long one its beginning and a button for the rest. */
import { useMemo, useState } from 'preact/hooks'
import { parseMessage } from '../../../wire/formatting/parse-message.ts'
import { words } from '../../strings/words.ts'
import { actBlocks } from './act-blocks.ts'
import { fold } from './fold.ts'
import { Blocks } from './formatted-text.tsx'

const t = words.messages
const KEPT = 500

/** Entries that somebody has opened: they stay so when they were scrolled away. */
const opened = new Set<number>()

export interface FoldedTextProps {
  /** Of the entry. */
  readonly id: number
  readonly text: string
  /** Who does it, where it is no message but a deed. */
  readonly by?: string
}

export function FoldedText({ id, text, by }: FoldedTextProps) {
  const [isOpen, setOpen] = useState(opened.has(id))
  const blocks = useMemo(() => (by === undefined ? parseMessage(text) : actBlocks(by, text)), [text, by])
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
