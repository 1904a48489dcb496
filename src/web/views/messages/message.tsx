/** One message: who, when, what, what it answers, and how people reacted. */
import { useComputed } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { clockTime } from '../../../client/date-time.ts'
import type { Buffer } from '../../../client/state/client-state.ts'
import type { Reaction, TalkEntry } from '../../../client/state/entry.ts'
import { isSameName } from '../../../client/state/selectors.ts'
import { inOneLine } from '../../in-one-line.ts'
import { words } from '../../strings/words.ts'
import { Waiting } from './waiting.tsx'
import { Answers } from './answers.tsx'
import { Deeds } from './deeds.tsx'
import { Failed } from './failed.tsx'
import { Files } from './files.tsx'
import { filesInText } from './files-in-text.ts'
import { FoldedText } from './folded-text.tsx'
import { isOnlyEmoji } from './only-emoji.ts'
import { Icon } from '../shared/icons.tsx'
import { hueStyle, Nick } from '../shared/nick.tsx'
import { openProfile } from '../shared/opening.tsx'
import { answeredBy } from './rows.ts'
import { wayBack } from './way-back.tsx'
import { acting, useStore } from '../shared/ui.ts'
import { onLongPress } from './long-press.ts'

const t = words.messages
const EXCERPT = 140

export interface MessageProps {
  readonly entry: TalkEntry
  readonly isContinued: boolean
  readonly isFocusable: boolean
  readonly isJumpedTo: boolean
  /** Some of what is loaded answers it. */
  readonly isAnswered: boolean
}

export function Message({ entry, isContinued, isFocusable, isJumpedTo, isAnswered }: MessageProps) {
  const { active } = useStore()
  const { id, nick, style, text, time, redacted, isMention, pending, failed } = entry
  const canBeActedOn = entry.msgid !== undefined && !redacted
  // Only the two that the pointer goes between are drawn again.
  const shown = useComputed(() => (acting.value?.entry === id ? acting.value.as : undefined)).value
  const deeds = canBeActedOn ? shown : undefined
  const isAct = style === 'act'

  function show(): void {
    if (canBeActedOn && acting.value?.entry !== id) acting.value = { entry: id, as: 'bar' }
  }

  const press = onLongPress(() => canBeActedOn && (acting.value = { entry: id, as: 'sheet' }))

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
      // Whoever comes to it by a key and hears the page hears what it says, not that there is one.
      aria-labelledby={`by-${id} said-${id} marks-${id} failed-${id} at-${id}`}
      onPointerLeave={({ pointerType }) => {
        if (pointerType === 'mouse' && acting.value?.entry === id && acting.value.as === 'bar') acting.value = undefined
      }}
      onFocus={show}
      {...press}
      // Also where it rested: what was done there is over, and the next may follow.
      onPointerMove={(event) => (event.pointerType === 'mouse' ? show() : press.onPointerMove(event))}
    >
      {entry.replyTo !== undefined && !redacted ? <Answered entry={entry} buffer={active.value} /> : null}
      <div class="message-side" aria-hidden="true">
        {isContinued ? (
          <span class="time" id={`at-${id}`}>
            {clockTime(time)}
          </span>
        ) : (
          <span class="face" style={hueStyle(nick)}>
            {String.fromCodePoint(nick.codePointAt(0) ?? 0x20).toUpperCase()}
          </span>
        )}
      </div>
      <div class="message-body">
        {isContinued ? (
          <span class="unseen" id={`by-${id}`}>
            {nick}
          </span>
        ) : (
          <p class="message-head">
            <Who id={`by-${id}`} nick={nick} />
            <time id={`at-${id}`} dateTime={new Date(time).toISOString()}>
              {clockTime(time)}
            </time>
          </p>
        )}
        <div
          id={`said-${id}`}
          class={`said ${isAct ? 'act' : ''}`}
          data-large={(!redacted && isOnlyEmoji(text)) || undefined}
        >
          {redacted ? (
            <p class="removed">{redacted.by === nick ? t.removed : t.removedBy(redacted.by)}</p>
          ) : isAct ? (
            <FoldedText id={id} text={text} by={nick} />
          ) : (
            <Said id={id} text={text} />
          )}
        </div>
        <Marks entry={entry} />
        {failed === undefined ? null : <Failed id={id} failed={failed} />}
        {entry.isWaiting && pending !== undefined ? <Waiting label={pending} replyTo={entry.replyTo} /> : null}
        {entry.reactions && !redacted ? <Reactions entry={entry} reactions={entry.reactions} /> : null}
        {isAnswered ? <Answers entry={entry} /> : null}
      </div>
      {deeds ? <Deeds entry={entry} as={deeds} /> : null}
    </article>
  )
}

/** Whoever uses no mouse finds the same in the list of people. */
function Who({ id, nick }: { readonly id: string; readonly nick: string }) {
  const { active } = useStore()
  return (
    <button
      type="button"
      id={id}
      class="message-nick"
      tabIndex={-1}
      title={words.members.who(nick)}
      onClick={() => openProfile(nick, active.value.key)}
    >
      <Nick nick={nick} />
    </button>
  )
}

/** The text, and the files that it names. */
function Said({ id, text }: { readonly id: number; readonly text: string }) {
  const said = useMemo(() => filesInText(text), [text])
  return (
    <>
      {said.text === '' ? null : <FoldedText id={id} text={said.text} />}
      {said.files.length === 0 ? null : <Files files={said.files} />}
    </>
  )
}

function Marks({ entry: { id, isEdited, isPinned } }: { readonly entry: TalkEntry }) {
  if (!isEdited && !isPinned) return null
  return (
    <p class="marks" id={`marks-${id}`}>
      {isPinned ? (
        <span class="mark">
          <Icon name="pin" />
          {t.pinned}
        </span>
      ) : null}
      {isEdited ? <span class="mark">{t.edited}</span> : null}
    </p>
  )
}

function Answered({ entry, buffer }: { readonly entry: TalkEntry; readonly buffer: Buffer }) {
  const { client, ignored } = useStore()
  const answered = answeredBy(entry, buffer)
  const { replyTo = '', msgid } = entry
  const quote = answered && quoteOf(answered, ignored.has(answered.nick, answered.account))

  function go(): void {
    if (client.jump(buffer.key, replyTo) && msgid !== undefined) wayBack.value = { key: buffer.key, msgid }
  }

  return (
    <button
      type="button"
      class="answered"
      aria-label={answered ? `${t.answering(answered.nick)}. ${answered.nick} ${quote}` : t.answering(t.earlier)}
      tabIndex={-1}
      onClick={go}
    >
      <Icon name="reply" />
      {answered ? (
        <>
          <Nick nick={answered.nick} /> <span dir="auto">{quote}</span>
        </>
      ) : (
        <span>{t.earlier}</span>
      )}
    </button>
  )
}

function quoteOf({ redacted, text }: TalkEntry, isIgnored: boolean): string {
  if (redacted) return t.removed
  return isIgnored ? words.profile.hiddenMessage : inOneLine(text, EXCERPT)
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
