/** Tells screen readers what is said in the channel that one looks at, and what is for them elsewhere: once, as it comes, nothing of the past, and no flood. */
import { useEffect, useState } from 'preact/hooks'
import type { ClientState, News } from '../../../client/state/client-state.ts'
import type { TalkEntry } from '../../../client/state/entry.ts'
import { plainText } from '../../../wire/formatting/plain-text.ts'
import { noticeOf } from '../../notify/rules.ts'
import { words } from '../../strings/words.ts'
import { useStore } from '../shared/ui.ts'
import { announcements } from './announcements.ts'

const t = words.messages
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
      more: t.moreSaid,
      after(ms, call) {
        const timer = setTimeout(call, ms)
        return () => clearTimeout(timer)
      },
    })
    const unsubscribe = client.subscribe((state) => {
      for (const news of state.news) {
        const { buffer, entry, isHistory, change } = news
        if (isHistory || change) continue
        if (buffer !== state.active) {
          const said = forPerson(state, news)
          if (said !== undefined) announce({ text: said })
        } else if (entry.kind === 'talk' && !entry.isOwn && !entry.isIgnored) announce({ text: inWords(entry) })
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

function inWords({ nick, text }: Pick<TalkEntry, 'nick' | 'text'>): string {
  return `${nick}: ${plainText(text, t.hidden)}`
}

/** What others see as a number in the list of channels: somebody means the person, in another place. */
function forPerson(state: ClientState, news: News): string | undefined {
  const { entry } = news
  const notice = noticeOf(state, news)
  if (!notice || entry.kind !== 'talk' || entry.isIgnored || (notice.isChannel && !entry.isMention)) return undefined
  const said = inWords(entry)
  return notice.isChannel ? t.saidIn(notice.place, said) : t.saidToYou(said)
}
