/** What is said: a list of which only the rows near the view exist, that stays where one reads while it grows at either end. */
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks'
import { answersTo } from '../../../client/state/answers-to.ts'
import { hasOlder } from '../../../client/state/selectors.ts'
import { words } from '../../strings/words.ts'
import { Icon } from '../shared/icons.tsx'
import { Row } from './row.tsx'
import { useRowKeys } from './row-keys.ts'
import { indexOfRow, lastRow, rowAt, rowsBetween, rowsOf } from './rows.ts'
import { ScrollKeeper } from './scroll-keeper.ts'
import { isSilent, Silence } from './silence.tsx'
import { WayBack, wayBack } from './way-back.tsx'
import { presentAsked, useStore } from '../shared/ui.ts'

const t = words.messages
/** Where the unread line stands when one comes in, and a message that was jumped to: in parts of the view. */
const UPPER_THIRD = 0.3
const MIDDLE = 0.5
/** Views that are fetched ahead of who scrolls. */
const VIEWS_AHEAD = 4
const AHEAD_PX = 4000

export function Messages() {
  const { client, active, state } = useStore()
  const buffer = active.value
  const { key, name, history, excerpt, jumpedTo, firstUnread } = buffer
  const rows = rowsOf(buffer)
  const last = lastRow(rows)
  const pane = useRef<HTMLDivElement>(null)
  const [above, list, below] = [
    useRef<HTMLDivElement>(null),
    useRef<HTMLDivElement>(null),
    useRef<HTMLDivElement>(null),
  ]
  const [isAway, setAway] = useState(false)
  const seenUpTo = useRef(last?.id)
  const hasMoved = useRef(false)
  const wentTo = useRef<number>(undefined)
  const [, rerender] = useReducer((n: number) => n + 1, 0)
  const look = useRef(() => {})
  const [keeper] = useState(
    () => new ScrollKeeper({ ranged: () => rerender(0), looked: () => look.current(), moved: onMove }),
  )
  const { focused, onKeyDown, onFocus } = useRowKeys(rows, keeper, pane, buffer)
  const { start, end } = keeper.plan(rows, !excerpt)
  const isEmpty = history !== 'asking' && !hasOlder(buffer) && isSilent(buffer, rows)

  look.current = () => {
    const now = active.peek()
    const { above, below, view } = keeper.beyond
    const ahead = Math.max(AHEAD_PX, VIEWS_AHEAD * view)
    if (above < ahead && hasOlder(now)) client.older(key)
    if (below < ahead && now.excerpt) client.newer(key)
    client.looksAt(key, rowsBetween(rowsOf(now), keeper.existing))
    setAway(!keeper.isFollowing)
    if (!keeper.isFollowing) return
    seenUpTo.current = lastRow(rowsOf(now))?.id
    if (client.state.isLookedAt) client.seen(key)
  }

  useLayoutEffect(() => {
    const parts = { pane: pane.current, above: above.current, list: list.current, below: below.current }
    if (!parts.pane || !parts.above || !parts.list || !parts.below) return undefined
    return keeper.attach(parts as { [name in keyof typeof parts]: HTMLDivElement })
  }, [keeper])
  useLayoutEffect(() => {
    if (!hasMoved.current && !jumpedTo && firstUnread !== undefined && wentTo.current !== firstUnread)
      if (keeper.goTo(firstUnread, UPPER_THIRD)) wentTo.current = firstUnread
  }, [rows, firstUnread])
  useLayoutEffect(() => {
    if (jumpedTo) keeper.goTo(jumpedTo.entry, MIDDLE)
  }, [jumpedTo])
  useLayoutEffect(() => keeper.settle())
  // Where all there is fits into the view nobody can scroll: older messages are asked for all the same.
  useEffect(() => look.current(), [history, rows, state.value.isLookedAt])

  function toPresent(): void {
    if (excerpt) client.returnToPresent(key)
    // Also where older unread messages are still on their way.
    hasMoved.current = true
    keeper.follow()
    wayBack.value = undefined
  }

  const asked = presentAsked.value
  useEffect(() => {
    if (asked?.key !== key) return
    // Whoever comes back to it later did not ask for that.
    presentAsked.value = undefined
    toPresent()
  }, [asked])

  function onMove(): void {
    hasMoved.current = true
  }

  function row(index: number, isKept = false) {
    const entry = rowAt(rows, index)
    if (!entry) return null
    return (
      <Row
        key={entry.id}
        entry={entry}
        previous={rowAt(rows, index - 1)}
        offset={isKept ? keeper.offsetInList(index) : undefined}
        isFocusable={index === (focused < 0 ? rows.length - 1 : focused)}
        isFirstUnread={entry.id === firstUnread}
        isAnswered={entry.kind === 'talk' && entry.msgid !== undefined && answersTo(buffer, entry.msgid).length > 0}
        isJumpedTo={entry.id === jumpedTo?.entry}
        isBeginning={index === 0 && !hasOlder(buffer) && buffer.kind !== 'server' && history === 'complete' && !isEmpty}
      />
    )
  }

  const shown = Array.from({ length: Math.max(0, end - start) }, (_, i) => row(start + i))
  // What has the focus exists wherever one scrolls.
  if (focused >= 0 && focused < start) shown.unshift(row(focused, true))
  else if (focused >= end) shown.push(row(focused, true))
  const fresh = isAway ? rows.length - 1 - indexOfRow(rows, seenUpTo.current) : 0
  return (
    <div class="messages">
      {/* What is new is told elsewhere, once. Here history comes and goes as one scrolls. */}
      <div
        ref={pane}
        class="message-list"
        role="log"
        aria-live="off"
        aria-label={t.label(name)}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onFocusCapture={onFocus}
        onPointerDown={onMove}
        onKeyDownCapture={onMove}
      >
        <div class="message-spacer">{isEmpty ? <Silence kind={buffer.kind} /> : null}</div>
        <div ref={above} />
        <div ref={list} class="list-rows">
          {shown}
        </div>
        <div ref={below} />
      </div>
      {history === 'asking' && start === 0 ? <p class="list-note list-loading">{t.loading}</p> : null}
      <WayBack />
      {isAway ? (
        <button type="button" class="to-present" onClick={toPresent}>
          <Icon name="down" />
          {fresh > 0 && !excerpt ? t.newBelow(fresh) : t.toPresent}
        </button>
      ) : null}
    </div>
  )
}
