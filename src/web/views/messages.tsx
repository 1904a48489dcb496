/** What is said: a list of which only the rows near the view exist, that stays where one reads while it grows at either end. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Virtualizer } from 'virtua'
import type { VirtualizerHandle } from 'virtua'
import { words } from '../strings/words.ts'
import { Icon } from './icons.tsx'
import { Row } from './row.tsx'
import { useRowKeys } from './row-keys.ts'
import { rowsOf } from './rows.ts'
import { useStore } from './ui.ts'

const t = words.messages
const NEAR_PX = 600
const AT_END_PX = 40

export function Messages() {
  const { client, active } = useStore()
  const buffer = active.value
  const { key, name, history, excerpt, jumpedTo, firstUnread } = buffer
  const rows = rowsOf(buffer)
  const list = useRef<VirtualizerHandle>(null)
  const pane = useRef<HTMLDivElement>(null)
  const isFollowing = useRef(true)
  const [isAway, setAway] = useState(false)
  const [seenUpTo, setSeenUpTo] = useState(rows.at(-1)?.id)
  const { focused, onKeyDown, onFocus } = useRowKeys(rows, list, pane, buffer)

  // Older rows came in front: what is read stays where it is.
  const before = useRef(rows)
  const isShifted =
    before.current !== rows &&
    before.current[0] !== undefined &&
    before.current[0].id !== rows[0]?.id &&
    before.current.at(-1)?.id === rows.at(-1)?.id
  useLayoutEffect(() => {
    before.current = rows
  }, [rows])

  function toEnd(): void {
    list.current?.scrollToIndex(rows.length - 1, { align: 'end' })
  }

  function look(): void {
    const { current: handle } = list
    if (!handle) return
    const { scrollOffset, scrollSize, viewportSize } = handle
    const fromEnd = scrollSize - viewportSize - scrollOffset
    if (scrollOffset < NEAR_PX && history === 'more') client.older(key)
    if (fromEnd < NEAR_PX && excerpt) client.newer(key)
    isFollowing.current = fromEnd < AT_END_PX && !excerpt
    setAway(!isFollowing.current)
    if (isFollowing.current) setSeenUpTo(rows.at(-1)?.id)
    if (isFollowing.current && document.visibilityState === 'visible') client.seen(key)
  }

  const arrived = useRef(false)
  useLayoutEffect(() => {
    if (rows.length === 0) return
    if (!arrived.current) {
      arrived.current = true
      const unread = firstUnread === undefined ? -1 : rows.findIndex(({ id }) => id === firstUnread)
      if (unread > 0 && rows.length - unread > 8) {
        isFollowing.current = false
        return list.current?.scrollToIndex(unread, { align: 'center' })
      }
    }
    if (isFollowing.current) {
      toEnd()
      setSeenUpTo(rows.at(-1)?.id)
      if (document.visibilityState === 'visible') client.seen(key)
    }
  }, [rows])

  // Where all there is fits into the view nobody can scroll: older messages are asked for all the same.
  useEffect(look, [history, rows.length])

  useLayoutEffect(() => {
    if (!jumpedTo) return
    const index = rows.findIndex(({ id }) => id === jumpedTo.entry)
    if (index < 0) return
    isFollowing.current = false
    setAway(true)
    list.current?.scrollToIndex(index, { align: 'center' })
  }, [jumpedTo])

  // The room for it changes with the composer, the keyboard of a phone, a picture of the window.
  useEffect(() => {
    const { current: element } = pane
    if (!element) return
    const observer = new ResizeObserver(() => {
      if (isFollowing.current) element.scrollTop = element.scrollHeight
    })
    observer.observe(element)
    if (element.lastElementChild) observer.observe(element.lastElementChild)
    return () => observer.disconnect()
  }, [])

  function toPresent(): void {
    if (excerpt) client.returnToPresent(key)
    isFollowing.current = true
    requestAnimationFrame(toEnd)
    setAway(false)
  }

  const fresh = isAway ? rows.length - 1 - rows.findLastIndex(({ id }) => id === seenUpTo) : 0
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
      >
        <div class="message-spacer">
          {history === 'asking' ? <p class="list-note">{t.loading}</p> : null}
          {rows.length === 0 && history !== 'asking' ? <p class="list-note">{t.empty}</p> : null}
        </div>
        <Virtualizer
          ref={list}
          data={rows}
          shift={isShifted}
          bufferSize={NEAR_PX}
          keepMounted={focused < 0 ? [] : [focused]}
          onScroll={look}
        >
          {(entry, index) => (
            <Row
              key={entry.id}
              entry={entry}
              previous={rows[index - 1]}
              index={index}
              isFocusable={index === (focused < 0 ? rows.length - 1 : focused)}
              isFirstUnread={entry.id === firstUnread}
              isJumpedTo={entry.id === jumpedTo?.entry}
              isBeginning={index === 0 && history === 'complete' && !excerpt}
            />
          )}
        </Virtualizer>
      </div>
      {isAway ? (
        <button type="button" class="to-present" onClick={toPresent}>
          <Icon name="down" />
          {fresh > 0 && !excerpt ? t.newBelow(fresh) : t.toPresent}
        </button>
      ) : null}
    </div>
  )
}
