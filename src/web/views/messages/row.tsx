/** One row of the message list: a day or the unread line where one begins, and the entry. */
import { useState } from 'preact/hooks'
import { clockTime } from '../../../client/date-time.ts'
import type { Entry, PresenceChange } from '../../../client/state/entry.ts'
import { locale, words } from '../../strings/words.ts'
import { memo } from '../shared/memo.ts'
import { useStore } from '../shared/ui.ts'
import { nearDay, today } from './days.ts'
import { FormattedLine } from './formatted-text.tsx'
import { Message } from './message.tsx'
import type { MessageProps } from './message.tsx'
import { continues, isSameDay } from '../../../client/state/grouping.ts'

const t = words.messages
const dayName = new Intl.DateTimeFormat(locale, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

/** It asks a signal, so it is made again when its day gets another name. */
function Day({ time }: { readonly time: number }) {
  const near = nearDay(time, today.value)
  return (
    <p class="day">
      <span>{near === undefined ? dayName.format(time) : t[near]}</span>
    </p>
  )
}

export interface RowProps {
  readonly entry: Entry
  readonly previous: Entry | undefined
  /** Of a row that stands apart from the others: px from the first of them. */
  readonly offset: number | undefined
  readonly isFocusable: boolean
  readonly isFirstUnread: boolean
  readonly isJumpedTo: boolean
  readonly isAnswered: boolean
  readonly isBeginning: boolean
}

/** Only what has changed is rendered again. */
export const Row = memo((props: RowProps) => {
  const { entry, previous, offset, isFocusable, isFirstUnread, isJumpedTo, isAnswered, isBeginning } = props
  const isNewDay = previous === undefined || !isSameDay(previous.time, entry.time)
  const isContinued = !isNewDay && !isFirstUnread && continues(entry, previous)
  const place = { isFocusable, isJumpedTo }
  const isApart = offset !== undefined
  return (
    <div
      class="row"
      data-row={isApart ? undefined : entry.id}
      data-apart={isApart || undefined}
      style={isApart ? { insetBlockStart: `${offset}px` } : undefined}
    >
      {isBeginning ? <p class="list-note">{t.beginning}</p> : null}
      {isNewDay ? <Day time={entry.time} /> : null}
      {isFirstUnread ? (
        <p class="unread-line">
          <span>{t.unreadLine}</span>
        </p>
      ) : null}
      {entry.kind === 'talk' ? (
        <Talk entry={entry} isContinued={isContinued} isAnswered={isAnswered} {...place} />
      ) : (
        <Quiet entry={entry} {...place} />
      )}
    </div>
  )
})

/** What somebody says whom the person hides is not shown until it is asked for. */
function Talk(props: MessageProps) {
  const { ignored } = useStore()
  const [isShown, setShown] = useState(false)
  const { entry, isFocusable } = props
  const isHidden = !entry.isOwn && !isShown && ignored.all.value.length > 0 && ignored.has(entry.nick, entry.account)
  if (!isHidden) return <Message {...props} />
  return (
    <article
      class="quiet hidden-message"
      data-entry={entry.id}
      tabIndex={isFocusable ? 0 : -1}
      aria-labelledby={`said-${entry.id}`}
    >
      <span id={`said-${entry.id}`}>{words.profile.hiddenMessage}</span>{' '}
      <button type="button" onClick={() => setShown(true)}>
        {words.profile.showHidden}
      </button>
    </article>
  )
}

/** Comings, goings and notes. */
function Quiet({ entry, isFocusable }: { readonly entry: Entry; readonly isFocusable: boolean }) {
  const { id, time } = entry
  const isError = entry.kind === 'note' && entry.tone === 'error'
  const isServers = entry.kind === 'note' && entry.isServers === true
  return (
    <article
      class="quiet"
      data-entry={id}
      data-error={isError || undefined}
      tabIndex={isFocusable ? 0 : -1}
      aria-labelledby={`said-${id} at-${id}`}
    >
      <time id={`at-${id}`} dateTime={new Date(time).toISOString()}>
        {clockTime(time)}
      </time>
      <span id={`said-${id}`} lang={isServers ? 'en' : undefined} dir={isServers ? 'ltr' : undefined}>
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
    if (change.change !== 'renamed' && change.isOwn) continue
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

/** Whoever came more than once is named once. */
function named(nicks: readonly string[]): string {
  const all = [...new Set(nicks)]
  const shown = all.slice(0, MAX_NAMED).join(', ')
  return all.length > MAX_NAMED ? t.andMore(shown, all.length - MAX_NAMED) : shown
}
