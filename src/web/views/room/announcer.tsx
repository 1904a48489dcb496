/** Tells screen readers what is said in the channel that one looks at: once, as it comes, nothing of the past, and no flood. */
import { useEffect, useState } from 'preact/hooks'
import { plainText } from '../../../wire/formatting/plain-text.ts'
import { words } from '../../strings/words.ts'
import { useStore } from '../shared/ui.ts'
import { announcements } from './announcements.ts'

const KEPT = 12

interface Announced {
  readonly id: number
  readonly text: string
  readonly isServers?: boolean | undefined
}

export function Announcer() {
  const { client } = useStore()
  const [lines, setLines] = useState<readonly Announced[]>([])
  useEffect(() => {
    let id = 0
    const { announce, stop } = announcements({
      say: (said) => setLines((before) => [...before, { id: ++id, ...said }].slice(-KEPT)),
      more: words.messages.moreSaid,
      after(ms, call) {
        const timer = setTimeout(call, ms)
        return () => clearTimeout(timer)
      },
    })
    const unsubscribe = client.subscribe((state) => {
      for (const { buffer, entry, isHistory, change } of state.news) {
        if (isHistory || change || buffer !== state.active) continue
        if (entry.kind === 'talk' && !entry.isOwn && !entry.isIgnored)
          announce({ text: `${entry.nick}: ${plainText(entry.text, words.messages.hidden)}` })
        else if (entry.kind === 'note') announce({ text: entry.text, isServers: entry.isServers })
      }
    })
    return () => {
      unsubscribe()
      stop()
    }
  }, [client])
  return (
    <div class="unseen" aria-live="polite" aria-relevant="additions">
      {lines.map(({ id, text, isServers }) => (
        <p key={id} lang={isServers ? 'en' : undefined} dir="auto">
          {text}
        </p>
      ))}
    </div>
  )
}
