/** Who somebody is: what the server and they themselves say of them, and what one can do. */
import { chooseHidden } from '../../notify/choose.ts'
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { readWhois, type Whois } from '../../../client/answers.ts'
import { personNamed, presenceOf } from '../../../client/state/people.ts'
import { isSameName, keyOf } from '../../../client/state/selectors.ts'
import { words } from '../../strings/words.ts'
import { closeDialog, Dialog } from '../shared/dialog.tsx'
import { Icon } from '../shared/icons.tsx'
import { insertIntoComposer } from '../shared/insert.ts'
import { hueStyle } from '../shared/nick.tsx'
import { openOwnProfile } from '../shared/opening.tsx'
import { areMembersOpen, focusComposer, isDrawerOpen, useStore } from '../shared/ui.ts'
import { Operate } from './operate.tsx'
import { RANK_ICONS, rankOf } from './ranks.ts'
import { whenSaid } from '../shared/when.ts'

const t = words.profile

export interface ProfileProps {
  readonly nick: string
  /** The key of the channel where they are looked at. */
  readonly channel?: string | undefined
}

export function Profile({ nick, channel }: ProfileProps) {
  const { client, state } = useStore()
  const [whois, setWhois] = useState<Whois | 'coming' | 'nobody' | 'unknown'>('coming')
  const isOnline = state.value.status.at === 'online'
  useEffect(() => {
    void client
      .ask({ verb: 'WHOIS', params: [nick] })
      .then((answer) => setWhois(answer ? (readWhois(answer) ?? 'nobody') : 'unknown'))
  }, [nick, isOnline])

  const isSelf = isSameName(state.value, nick, state.value.nick)
  const presence = presenceOf(state.value, nick)
  const said = typeof whois === 'string' ? undefined : whois
  return (
    <Dialog label={nick} class="profile">
      <p class="profile-presence">
        <span class="profile-face" style={hueStyle(nick)} aria-hidden="true">
          {Array.from(nick)[0]?.toUpperCase()}
        </span>
        <span
          class="presence-of"
          data-away={presence === 'away' || undefined}
          data-gone={presence === 'gone' || whois === 'nobody' || undefined}
        >
          <span class="presence" data-unknown={whois === 'unknown' || undefined} aria-hidden="true" />
        </span>
        <span role="status">
          {whois === 'coming'
            ? t.loading
            : whois === 'nobody'
              ? t.nobody(nick)
              : whois === 'unknown'
                ? isOnline
                  ? t.failed
                  : words.connection.stopped
                : presence === 'away' || whois.away !== undefined
                  ? words.sidebar.away
                  : words.sidebar.here}
        </span>
      </p>
      <Facts nick={nick} channel={channel} whois={said} />
      {isSelf ? (
        <div class="dialog-actions">
          <button type="button" class="button" onClick={openOwnProfile}>
            {t.edit}
          </button>
        </div>
      ) : (
        <Deeds nick={nick} account={said?.account ?? personNamed(state.value, nick)?.account} />
      )}
      {channel === undefined || isSelf ? null : <Operate nick={nick} channel={channel} />}
    </Dialog>
  )
}

function Facts({ nick, channel, whois }: ProfileProps & { readonly whois: Whois | undefined }) {
  const { state, ignored } = useStore()
  const person = personNamed(state.value, nick)
  const member =
    channel === undefined ? undefined : state.value.buffers.get(channel)?.members.get(keyOf(state.value, nick))
  const rank = member && rankOf(state.value, member)
  const said = (key: string): string | undefined => person?.metadata.get(key) ?? whois?.metadata.get(key)
  const account = whois?.account ?? person?.account
  /** `@#tea` is #tea; what they are there is said where it is looked at. */
  function withoutRanks(name: string): string {
    const { prefixes } = state.value.isupport
    return name.slice(Array.from(name).findIndex((letter) => !prefixes.includes(letter)))
  }
  return (
    <>
      <dl class="facts">
        <Fact name={t.displayName}>{said('display-name')}</Fact>
        <Fact name={t.pronouns}>{said('pronouns')}</Fact>
        <Fact name={t.status}>{said('status')}</Fact>
        <Fact name={t.realname}>{whois?.realname ?? person?.realname}</Fact>
        <Fact name={t.account}>{account === undefined ? undefined : account === '' ? t.guest : account}</Fact>
        <Fact name={t.away}>{whois?.away}</Fact>
        {rank && channel !== undefined ? (
          <Fact name={t.rank(state.value.buffers.get(channel)?.name ?? channel)}>
            <Icon name={RANK_ICONS[rank]} /> {words.members.ranks[rank]}
          </Fact>
        ) : null}
        <Fact name={t.since}>{whois?.since === undefined ? undefined : whenSaid(whois.since)}</Fact>
        <Fact name={t.channels}>
          {whois && whois.channels.length > 0 ? whois.channels.map(withoutRanks).join(' ') : undefined}
        </Fact>
      </dl>
      {whois?.isBot || person?.isBot ? <p class="dialog-hint">{t.isBot}</p> : null}
      {whois?.isOperator ? <p class="dialog-hint">{t.isOperator}</p> : null}
      {ignored.has(nick, account) ? <p class="dialog-hint">{t.ignored}</p> : null}
    </>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  if (children === undefined || children === '') return null
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  )
}

function Deeds({ nick, account }: { readonly nick: string; readonly account: string | undefined }) {
  const store = useStore()
  const { client, ignored } = store
  const isIgnored = ignored.all.value.length > 0 && ignored.has(nick, account)

  function leave(then: () => void): void {
    closeDialog()
    isDrawerOpen.value = false
    if (!matchMedia('(width >= 56rem)').matches) areMembersOpen.value = false
    requestAnimationFrame(() => requestAnimationFrame(then))
  }

  return (
    <div class="dialog-actions">
      <button
        type="button"
        class="button second"
        onClick={() => chooseHidden(store, nick, account, !isIgnored)}
        aria-pressed={isIgnored}
      >
        {isIgnored ? t.listen : t.ignore}
      </button>
      <button type="button" class="button second" onClick={() => leave(() => insertIntoComposer(`${nick}: `))}>
        {t.mention}
      </button>
      <button
        type="button"
        class="button"
        onClick={() =>
          leave(() => {
            client.focus(client.openQuery(nick))
            requestAnimationFrame(focusComposer)
          })
        }
      >
        {t.write}
      </button>
    </div>
  )
}
