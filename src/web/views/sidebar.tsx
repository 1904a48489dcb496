/** Channels and conversations, with what is new in them. On a phone it slides over the room. */
import { useState } from 'preact/hooks'
import type { Buffer } from '../../client/state/client-state.ts'
import { isChannelName } from '../../client/state/selectors.ts'
import { words } from '../strings/words.ts'
import { Icon, IconButton } from './icons.tsx'
import { focusComposer, isDrawerOpen, isSwitcherOpen, useStore } from './ui.ts'

const t = words.sidebar

export function Sidebar() {
  const { state } = useStore()
  const { buffers, nick, isAway } = state.value
  const all = [...buffers.values()]
  const server = all.find(({ kind }) => kind === 'server')
  const channels = all.filter(({ kind }) => kind === 'channel')
  const queries = all.filter(({ kind }) => kind === 'query')
  return (
    <nav class="sidebar" aria-label={t.label}>
      <div class="sidebar-head">
        <span dir="auto">{server?.name}</span>
        <IconButton icon="go" label={words.topbar.switcher} onClick={() => (isSwitcherOpen.value = true)} />
        <IconButton class="drawer-close" icon="close" label={t.close} onClick={() => (isDrawerOpen.value = false)} />
      </div>
      <div class="sidebar-lists">
        <h2>{t.channels}</h2>
        <ul>
          {channels.map((buffer) => (
            <Place key={buffer.key} buffer={buffer} />
          ))}
        </ul>
        <JoinForm />
        {queries.length > 0 ? (
          <>
            <h2>{t.people}</h2>
            <ul>
              {queries.map((buffer) => (
                <Place key={buffer.key} buffer={buffer} />
              ))}
            </ul>
          </>
        ) : null}
        {server ? (
          <>
            <h2>{t.server}</h2>
            <ul>
              <Place buffer={server} />
            </ul>
          </>
        ) : null}
      </div>
      <div class="sidebar-foot">
        <span dir="auto">
          {t.you(nick)}
          {isAway ? ` (${t.away})` : ''}
        </span>
      </div>
    </nav>
  )
}

function Place({ buffer }: { readonly buffer: Buffer }) {
  const { client, active } = useStore()
  const { key, name, kind, unread, mentions, isJoined } = buffer
  const isActive = active.value.key === key

  function go(): void {
    client.focus(key)
    isDrawerOpen.value = false
    if (matchMedia('(pointer: fine)').matches) requestAnimationFrame(focusComposer)
  }

  function close(): void {
    const rest = [...client.state.buffers.values()].find((b) => b.key !== key && b.kind !== 'server' && b.isJoined)
    if (isActive && rest) client.focus(rest.key)
    client.close(key)
  }

  return (
    <li
      class="place"
      data-active={isActive || undefined}
      data-unread={unread > 0 || undefined}
      data-out={!isJoined || undefined}
    >
      <button type="button" class="place-name" aria-current={isActive ? 'page' : undefined} onClick={go}>
        <bdi>{name}</bdi>
        {isJoined ? null : <span class="unseen">{t.notIn}</span>}
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
      {kind === 'server' ? null : (
        <IconButton
          icon="close"
          label={kind === 'channel' ? t.leave(name) : t.closeConversation(name)}
          onClick={close}
        />
      )}
    </li>
  )
}

function JoinForm() {
  const { client } = useStore()
  const [name, setName] = useState('')
  function join(event: Event): void {
    event.preventDefault()
    const wanted = name.trim().replace(/\s+/g, '-')
    if (wanted === '') return
    client.join(isChannelName(client.state, wanted) ? wanted : `#${wanted}`)
    setName('')
    isDrawerOpen.value = false
  }
  return (
    <form class="join-form" onSubmit={join}>
      <span aria-hidden="true">#</span>
      <input
        aria-label={t.joinLabel}
        placeholder={t.joinHint}
        value={name}
        maxLength={64}
        autocapitalize="none"
        spellcheck={false}
        dir={name === '' ? undefined : 'auto'}
        onInput={({ currentTarget }) => setName(currentTarget.value)}
      />
      <button type="submit" class="icon-button" aria-label={t.join} title={t.joinLabel}>
        <Icon name="plus" />
      </button>
    </form>
  )
}
