/** A sentence of ours, or one of the server's own, which says its language to those who read it aloud and keeps its direction. */
import type { Sentence } from '../../../client/phrases/sentence-of.ts'

export function Told({ sentence }: { readonly sentence: string | Sentence }) {
  if (typeof sentence === 'string') return <>{sentence}</>
  if (!sentence.isServers) return <>{sentence.text}</>
  return (
    <span lang="en" dir="ltr">
      {sentence.text}
    </span>
  )
}
