/** One row of the message list: a day or the unread line where one begins, and the entry. */
import { clockTime } from '../../client/date-time.ts'
import type { Entry, PresenceChange } from '../../client/state/entry.ts'
import { words } from '../strings/words.ts'
import { FormattedLine } from './formatted-text.tsx'
import { Message } from './message.tsx'
import { continues, isSameDay } from '../../client/state/grouping.ts'

const t = words.messages
const DAY_MS = 86_400_000
const dayName = new Intl.DateTimeFormat(words.language, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

function dayOf(time: number): string {
  if (isSameDay(time, Date.now())) return t.today
  return isSameDay(time, Date.now() - DAY_MS) ? t.yesterday : dayName.format(time)
}

export interface RowProps {
  readonly entry: Entry
  readonly previous: Entry | undefined
  readonly index: number
  readonly isFocusable: boolean
  readonly isFirstUnread: boolean
  readonly isJumpedTo: boolean
  readonly isBeginning: boolean
}

export function Row(props: RowProps) {
  const { entry, previous, index, isFocusable, isFirstUnread, isJumpedTo, isBeginning } = props
  const isNewDay = previous === undefined || !isSameDay(previous.time, entry.time)
  const isContinued = !isNewDay && !isFirstUnread && continues(entry, previous)
  const place = { index, isFocusable, isJumpedTo }
  return (
    <div class="row">
      {isBeginning ? <p class="list-note">{t.beginning}</p> : null}
      {isNewDay ? (
        <p class="day">
          <span>{dayOf(entry.time)}</span>
        </p>
      ) : null}
      {isFirstUnread ? (
        <p class="unread-line">
          <span>{t.unreadLine}</span>
        </p>
      ) : null}
      {entry.kind === 'talk' ? (
        <Message entry={entry} isContinued={isContinued} {...place} />
      ) : (
        <Quiet entry={entry} {...place} />
      )}
    </div>
  )
}

/** Comings, goings and notes. */
function Quiet({ entry, isFocusable }: { readonly entry: Entry; readonly isFocusable: boolean }) {
  const isError = entry.kind === 'note' && entry.tone === 'error'
  return (
    <article class="quiet" data-entry={entry.id} data-error={isError || undefined} tabIndex={isFocusable ? 0 : -1}>
      <time dateTime={new Date(entry.time).toISOString()}>{clockTime(entry.time)}</time>
      <span dir="auto">
        {entry.kind === 'presence' ? presenceText(entry.changes) : null}
        {entry.kind === 'note' ? <FormattedLine text={entry.text} /> : null}
      </span>
    </article>
  )
}

const MAX_NAMED = 8

/** Somebody who came and left again is not worth a word. */
function presenceText(changes: readonly PresenceChange[]): string {
  const joined: string[] = []
  const left: string[] = []
  const renamed: string[] = []
  for (const change of changes) {
    if (change.change === 'joined') {
      if (!take(left, change.nick)) joined.push(change.nick)
    } else if (change.change === 'renamed') renamed.push(t.renamed(change.nick, change.to))
    else if (!take(joined, change.nick)) left.push(change.nick)
  }
  const parts = [
    ...(joined.length > 0 ? [t.joined(named(joined))] : []),
    ...(left.length > 0 ? [t.left(named(left))] : []),
    ...(renamed.length > 0 ? [named(renamed)] : []),
  ]
  return parts.length === 0 ? t.cameAndWent : parts.join(' · ')
}

function take(nicks: string[], nick: string): boolean {
  const index = nicks.indexOf(nick)
  if (index >= 0) nicks.splice(index, 1)
  return index >= 0
}

function named(nicks: readonly string[]): string {
  const shown = nicks.slice(0, MAX_NAMED).join(', ')
  return nicks.length > MAX_NAMED ? t.andMore(shown, nicks.length - MAX_NAMED) : shown
}
