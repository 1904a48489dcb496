/** Who is here, by rank and name, and who is away. */
import type { VNode } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import type { Buffer, ClientState, Member, Person } from '../../../client/state/client-state.ts'
import { personNamed } from '../../../client/state/people.ts'
import { sortedMembers } from '../../../client/state/selectors.ts'
import { words } from '../../strings/words.ts'
import { RANK_ICONS, RANKS, type Rank, rankOf } from '../people/ranks.ts'
import { Icon, IconButton } from '../shared/icons.tsx'
import { memo } from '../shared/memo.ts'
import { Nick } from '../shared/nick.tsx'
import { openProfile } from '../shared/opening.tsx'
import { onFieldKey, onListKey } from './list-keys.ts'
import { areMembersOpen, focusComposerAtDesk, useStore } from '../shared/ui.ts'

const t = words.members
/** More are found by their names. */
const SHOWN = 300
const FILTERED_FROM = 12

/** Who is in a channel is known to those who are in it. Their place stays while the connection is lost, so that nothing moves. */
export function hasMembers({ kind, isJoined, isMissed }: Buffer): boolean {
  return kind === 'channel' && (isJoined || isMissed)
}

export function Members() {
  const { state, active } = useStore()
  const [filter, setFilter] = useState('')
  const { key, members } = active.value
  const { people, isupport } = state.value
  const wanted = filter.trim().toLowerCase()
  const list = useMemo(() => listOf(state.value, active.value, wanted), [key, members, people, isupport, wanted])

  return (
    <aside class="members" aria-label={t.label}>
      <div class="pane-head">
        <h2>{t.label}</h2>
        <IconButton
          icon="close"
          label={t.close}
          onClick={() => {
            areMembersOpen.value = false
            focusComposerAtDesk()
          }}
        />
      </div>
      {members.size > FILTERED_FROM ? (
        <div class="members-filter">
          <input
            class="field"
            aria-label={t.filter}
            placeholder={t.filter}
            dir="auto"
            value={filter}
            onInput={({ currentTarget }) => setFilter(currentTarget.value)}
            onKeyDown={onFieldKey}
          />
        </div>
      ) : null}
      <div class="members-list" onKeyDown={onListKey}>
        {list}
      </div>
    </aside>
  )
}

/** Asks no signal, so that what is said costs it nothing. */
function listOf(state: ClientState, buffer: Buffer, wanted: string) {
  const all = sortedMembers(state, buffer)
  const found = wanted === '' ? all : all.filter((member) => isMeant(state, member, wanted))
  const groups = new Map<Rank | undefined, Member[]>([...RANKS, undefined].map((rank) => [rank, []]))
  for (const member of found) groups.get(rankOf(state, member))?.push(member)
  let room = SHOWN
  const shown = [...groups].map(([rank, members]) => {
    const first = members.slice(0, room)
    room -= first.length
    return { rank, first, count: members.length }
  })
  return (
    <>
      {shown.map(({ rank, first, count }) => (
        <Group key={rank ?? 'other'} rank={rank} count={count} isOnly={count === found.length}>
          {first.map((member) => (
            <Entry
              key={member.nick}
              member={member}
              person={personNamed(state, member.nick)}
              rank={rank}
              place={buffer.key}
            />
          ))}
        </Group>
      ))}
      {found.length === 0 && wanted !== '' ? <p class="members-note">{t.none}</p> : null}
      {found.length > SHOWN ? <p class="members-note">{t.more(found.length - SHOWN)}</p> : null}
    </>
  )
}

function isMeant(state: ClientState, { nick }: Member, word: string): boolean {
  const person = personNamed(state, nick)
  return [nick, person?.account, person?.realname, person?.metadata.get('display-name')].some((name) =>
    name?.toLowerCase().includes(word),
  )
}

/** Those of one rank. Where nobody has one, there is no need to say so. */
function Group(props: {
  readonly rank: Rank | undefined
  readonly count: number
  readonly isOnly: boolean
  /** The first of them. */
  readonly children: readonly VNode[]
}) {
  const { rank, count, isOnly, children } = props
  if (children.length === 0) return null
  return (
    <>
      {rank === undefined && isOnly ? null : (
        <h3>
          {t.ranks[rank ?? 'other']} <span class="members-count">{count}</span>
        </h3>
      )}
      <ul>{children}</ul>
    </>
  )
}

interface EntryProps {
  readonly member: Member
  readonly person: Person | undefined
  readonly rank: Rank | undefined
  /** The key of the channel. */
  readonly place: string
}

const Entry = memo(({ member: { nick, isAway }, person, rank, place }: EntryProps) => {
  const status = person?.metadata.get('status')
  return (
    <li>
      <button
        type="button"
        class="member"
        data-away={isAway || undefined}
        title={t.who(nick)}
        onClick={() => openProfile(nick, place)}
      >
        <span class="presence" aria-hidden="true" />
        <span class="member-names">
          <Nick nick={nick} />
          {status ? (
            <span class="member-status" dir="auto">
              {status}
            </span>
          ) : null}
        </span>
        {isAway ? <span class="unseen">{t.away}</span> : null}
        {person?.isBot ? (
          <span class="rank" title={t.bot}>
            <Icon name="bot" />
            <span class="unseen">{t.bot}</span>
          </span>
        ) : null}
        {rank === undefined ? null : (
          <span class="rank" title={t.ranks[rank]}>
            <Icon name={RANK_ICONS[rank]} />
            <span class="unseen">{t.ranks[rank]}</span>
          </span>
        )}
      </button>
    </li>
  )
})
