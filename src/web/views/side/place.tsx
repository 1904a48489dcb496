/** One channel or conversation in the list: its name, what is new in it, and what can be done with it. */
import { useRef } from 'preact/hooks'
import type { Buffer } from '../../../client/state/client-state.ts'
import type { presenceOf } from '../../../client/state/people.ts'
import { words } from '../../strings/words.ts'
import { openLevel } from '../settings/open-settings.tsx'
import { Icon } from '../shared/icons.tsx'
import { Menu, type MenuItem } from '../shared/menu.tsx'
import { memo } from '../shared/memo.ts'
import { openChannel, openProfile } from '../shared/opening.tsx'
import { focusComposerAtDesk, isDrawerOpen, useStore } from '../shared/ui.ts'
import { besides, isOut, sectionsOf } from './order.ts'
import { useBelow } from './unread-below.tsx'

const t = words.sidebar
const NOTHING_NEW = { unread: 0, mentions: 0 }

export interface PlaceProps {
  readonly buffer: Buffer
  readonly isActive: boolean
  readonly isMuted: boolean
  readonly hasDraft: boolean
  /** Of a conversation: whether the other one is here, as far as it is known. */
  readonly presence: ReturnType<typeof presenceOf>
}

/** It asks no signal: of hundreds, only those are made again in which something has changed. */
export const Place = memo(({ buffer, isActive, isMuted, hasDraft, presence }: PlaceProps) => {
  const { client } = useStore()
  const { key, name, kind } = buffer
  const { unread, mentions } = isMuted ? NOTHING_NEW : buffer

  function go(): void {
    client.focus(key)
    isDrawerOpen.value = false
    requestAnimationFrame(focusComposerAtDesk)
  }

  const place = useRef<HTMLLIElement>(null)
  useBelow(place, unread > 0 && !isActive, mentions > 0)

  return (
    <li
      ref={place}
      class="place"
      data-active={isActive || undefined}
      data-unread={unread > 0 || undefined}
      data-out={isOut(buffer) || undefined}
      data-muted={(isMuted && kind !== 'server') || undefined}
    >
      <button type="button" class="place-name" aria-current={isActive ? 'page' : undefined} onClick={go}>
        {kind === 'query' ? <Presence presence={presence} /> : null}
        <bdi>{name}</bdi>
        {isOut(buffer) ? <span class="unseen">{t.notIn}</span> : null}
        {isMuted && kind !== 'server' ? (
          <span class="muted-mark" title={words.notices.muted}>
            <Icon name="muted" />
            <span class="unseen">{words.notices.muted}</span>
          </span>
        ) : null}
        {hasDraft ? (
          <span class="draft-mark" title={t.draft}>
            <Icon name="edit" />
            <span class="unseen">{t.draft}</span>
          </span>
        ) : null}
        {mentions > 0 ? (
          <span class="count" data-mention>
            <span aria-hidden="true">{mentions}</span>
            <span class="unseen">{t.mentions(mentions)}</span>
          </span>
        ) : unread > 0 ? (
          <span class="count">
            <span aria-hidden="true">{unread > 999 ? '999+' : unread}</span>
            <span class="unseen">{t.unread(unread)}</span>
          </span>
        ) : null}
      </button>
      {kind === 'server' ? null : <More buffer={buffer} isMuted={isMuted} />}
    </li>
  )
})

function Presence({ presence }: Pick<PlaceProps, 'presence'>) {
  if (presence === undefined) return <span class="presence" data-unknown aria-hidden="true" />
  return (
    <>
      <span
        class="presence-of"
        data-away={presence === 'away' || undefined}
        data-gone={presence === 'gone' || undefined}
      >
        <span class="presence" aria-hidden="true" />
      </span>
      <span class="unseen">{presence === 'here' ? t.here : presence === 'away' ? t.away : t.offline}</span>
    </>
  )
}

function More({ buffer, isMuted }: Pick<PlaceProps, 'buffer' | 'isMuted'>) {
  const { client, active, pinned } = useStore()
  const { key, name, kind, isJoined } = buffer

  function close(): void {
    const rest = [...client.state.buffers.values()].find((b) => b.key !== key && b.kind !== 'server' && b.isJoined)
    if (active.peek().key === key && rest) client.focus(rest.key)
    pinned.remove(name)
    client.close(key)
  }

  function moveTo(other: Buffer): void {
    // What has the focus now, and may lose it on its way.
    const { activeElement: button } = document
    pinned.moveTo(name, other.name)
    requestAnimationFrame(() => button instanceof HTMLElement && button.focus())
  }

  /** Made when it is opened. */
  function items(): readonly MenuItem[] {
    const isPinned = pinned.has(name)
    const { above, below } = besides(sectionsOf(client.state.buffers.values(), pinned.all.value), key)
    return [
      {
        label: isPinned ? t.unpin : t.pin,
        icon: 'star',
        run: () => (isPinned ? pinned.remove(name) : pinned.add(name)),
      },
      ...(above ? [{ label: t.moveUp, icon: 'up' as const, run: () => moveTo(above) }] : []),
      ...(below ? [{ label: t.moveDown, icon: 'down' as const, run: () => moveTo(below) }] : []),
      kind === 'channel'
        ? { label: t.about, icon: 'about', run: () => openChannel(key) }
        : { label: t.who, icon: 'about', run: () => openProfile(name) },
      { label: words.notices.title, icon: isMuted ? 'muted' : 'bell', run: () => openLevel(key) },
      ...(isJoined ? [] : [{ label: t.rejoin, icon: 'plus' as const, run: () => client.join(name) }]),
      {
        label: kind === 'channel' && isJoined ? t.leave(name) : t.closeConversation(name),
        icon: 'leave',
        run: close,
      },
    ]
  }

  return (
    <Menu class="icon-button" label={t.more(name)} items={items}>
      <Icon name="more" />
    </Menu>
  )
}
