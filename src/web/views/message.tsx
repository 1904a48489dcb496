/** One message: who, when, what, what it answers, and how people reacted. */
import { clockTime } from '../../client/date-time.ts'
import type { Buffer } from '../../client/state/client-state.ts'
import type { Reaction, TalkEntry } from '../../client/state/entry.ts'
import { isSameName } from '../../client/state/selectors.ts'
import { stripFormatting } from '../../wire/formatting/codes.ts'
import { words } from '../strings/words.ts'
import { Deeds } from './deeds.tsx'
import { FormattedText } from './formatted-text.tsx'
import { Icon } from './icons.tsx'
import { hueStyle, Nick } from './nick.tsx'
import { answeredBy } from './rows.ts'
import { acting, useStore } from './ui.ts'
import { onLongPress } from './long-press.ts'

const t = words.messages
const EXCERPT = 140

export interface MessageProps {
  readonly entry: TalkEntry
  readonly isContinued: boolean
  readonly isFocusable: boolean
  readonly isJumpedTo: boolean
}

export function Message({ entry, isContinued, isFocusable, isJumpedTo }: MessageProps) {
  const { active } = useStore()
  const { id, nick, style, text, time, redacted, isMention, pending, failed } = entry
  const canBeActedOn = entry.msgid !== undefined && !redacted
  const deeds = acting.value?.entry === id && canBeActedOn ? acting.value.as : undefined
  const isAct = style === 'act'

  function show(): void {
    if (canBeActedOn && (acting.value?.entry !== id || acting.value.as === 'bar'))
      acting.value = { entry: id, as: 'bar' }
  }

  return (
    <article
      class="message"
      data-entry={id}
      data-continued={isContinued || undefined}
      data-mention={isMention || undefined}
      data-notice={style === 'notice' || undefined}
      data-jumped={isJumpedTo || undefined}
      data-pending={pending !== undefined || undefined}
      data-acting={deeds}
      tabIndex={isFocusable ? 0 : -1}
      onPointerEnter={({ pointerType }) => pointerType === 'mouse' && show()}
      onPointerLeave={({ pointerType }) => {
        if (pointerType === 'mouse' && acting.value?.entry === id && acting.value.as === 'bar') acting.value = undefined
      }}
      onFocus={show}
      {...onLongPress(() => canBeActedOn && (acting.value = { entry: id, as: 'sheet' }))}
    >
      {entry.replyTo !== undefined && !redacted ? <Answered entry={entry} buffer={active.value} /> : null}
      <div class="message-side" aria-hidden="true">
        {isContinued ? (
          <span class="time">{clockTime(time)}</span>
        ) : (
          <span class="face" style={hueStyle(nick)}>
            {String.fromCodePoint(nick.codePointAt(0) ?? 0x20).toUpperCase()}
          </span>
        )}
      </div>
      <div class="message-body">
        {isContinued ? (
          <span class="unseen">{nick}</span>
        ) : (
          <p class="message-head">
            <Nick nick={nick} />
            <time dateTime={new Date(time).toISOString()}>{clockTime(time)}</time>
          </p>
        )}
        <div class={`said ${isAct ? 'act' : ''}`} dir="auto">
          {redacted ? (
            <p class="removed">{redacted.by === nick ? t.removed : t.removedBy(redacted.by)}</p>
          ) : isAct ? (
            <FormattedText text={`${nick} ${text}`} />
          ) : (
            <FormattedText text={text} />
          )}
        </div>
        <Marks entry={entry} />
        {failed === undefined ? null : (
          <p class="failed" dir="auto">
            {failed}
          </p>
        )}
        {entry.reactions && !redacted ? <Reactions entry={entry} reactions={entry.reactions} /> : null}
      </div>
      {deeds ? <Deeds entry={entry} as={deeds} /> : null}
    </article>
  )
}

function Marks({ entry: { isEdited, isPinned, isWaiting } }: { readonly entry: TalkEntry }) {
  if (!isEdited && !isPinned && !isWaiting) return null
  return (
    <p class="marks">
      {isPinned ? (
        <span class="mark">
          <Icon name="pin" />
          {t.pinned}
        </span>
      ) : null}
      {isEdited ? <span class="mark">{t.edited}</span> : null}
      {isWaiting ? <span class="mark">{t.waiting}</span> : null}
    </p>
  )
}

function Answered({ entry, buffer }: { readonly entry: TalkEntry; readonly buffer: Buffer }) {
  const { client } = useStore()
  const answered = answeredBy(entry, buffer)
  const { replyTo = '' } = entry
  return (
    <button
      type="button"
      class="answered"
      aria-label={t.answering(answered?.nick ?? t.earlier)}
      tabIndex={-1}
      onClick={() => client.jump(buffer.key, replyTo)}
    >
      <Icon name="reply" />
      {answered ? (
        <>
          <Nick nick={answered.nick} />
          <span dir="auto">
            {answered.redacted ? t.removed : stripFormatting(answered.text.replaceAll('\n', ' ')).slice(0, EXCERPT)}
          </span>
        </>
      ) : (
        <span>{t.earlier}</span>
      )}
    </button>
  )
}

function Reactions({ entry, reactions }: { readonly entry: TalkEntry; readonly reactions: readonly Reaction[] }) {
  const { client, active } = useStore()
  const { key } = active.value
  return (
    <ul class="reactions">
      {reactions.map(({ value, nicks }) => {
        const isOwn = nicks.some((nick) => isSameName(client.state, nick, client.state.nick))
        function toggle(): void {
          const why = client.messages.react(key, entry.msgid ?? '', value, !isOwn)
          if (why !== undefined) client.note(key, why, 'error')
        }
        return (
          <li key={value}>
            <button
              type="button"
              class="reaction"
              aria-pressed={isOwn}
              aria-label={t.reaction(`${value} ${nicks.length}`, nicks.join(', '), isOwn)}
              title={nicks.join(', ')}
              onClick={toggle}
            >
              <bdi>{value}</bdi> <span>{nicks.length}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
