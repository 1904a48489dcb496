/** Tells screen readers what is said in the channel that one looks at: once, as it comes, and nothing of the past. */
import { useEffect, useState } from 'preact/hooks'
import { stripFormatting } from '../../wire/formatting/codes.ts'
import { useStore } from './ui.ts'

const KEPT = 12

interface Announced {
  readonly id: number
  readonly text: string
}

export function Announcer() {
  const { client } = useStore()
  const [lines, setLines] = useState<readonly Announced[]>([])
  useEffect(
    () =>
      client.subscribe((state) => {
        const fresh: Announced[] = []
        for (const { buffer, entry, isHistory, change } of state.news) {
          if (isHistory || change || buffer !== state.active) continue
          if (entry.kind === 'talk' && !entry.isOwn)
            fresh.push({ id: entry.id, text: `${entry.nick}: ${stripFormatting(entry.text)}` })
          else if (entry.kind === 'note') fresh.push({ id: entry.id, text: entry.text })
        }
        if (fresh.length > 0) setLines((before) => [...before, ...fresh].slice(-KEPT))
      }),
    [client],
  )
  return (
    <div class="unseen" aria-live="polite" aria-relevant="additions">
      {lines.map(({ id, text }) => (
        <p key={id} dir="auto">
          {text}
        </p>
      ))}
    </div>
  )
}
