/** Where one writes. Enter sends, Shift-Enter begins a line, Up in an empty field takes up what one said last. */
import { useSignalEffect } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { messageMeant } from '../../../client/state/selectors.ts'
import { typingNicks } from '../../../client/state/typing.ts'
import { drafts, putBack as putBackDraft, setDraft } from '../../drafts.ts'
import { inOneLine } from '../../in-one-line.ts'
import { words } from '../../strings/words.ts'
import { attachmentsOf, removeAll } from '../../uploads.ts'
import { pickEmoji } from '../emoji/pick-emoji.tsx'
import { Icon, IconButton } from '../shared/icons.tsx'
import { isForInputMethod } from '../shared/is-for-input-method.ts'
import { Attaching } from './attaching.tsx'
import { Attachments } from './attachments.tsx'
import { PastedBar } from './pasted-bar.tsx'
import { ROOM } from './pasting.ts'
import { isCommand, sendIn, withFiles, withNamedEmoji } from './send-typed.ts'
import { isPageKey, turnPage } from '../messages/turn-page.ts'
import { SUGGESTION_LIST, suggestionId, SuggestionList } from './suggestion-list.tsx'
import { usePasting } from './use-pasting.ts'
import { useSuggestions } from './use-suggestions.ts'
import { messageIn } from '../messages/rows.ts'
import { composing, focusComposerAtDesk, presentAsked, useStore } from '../shared/ui.ts'

const t = words.composer
/** Of the message that is answered. */
const EXCERPT = 100
/** What was typed last to change a message: there again after one was elsewhere, or where the change was refused. `from`: what the message said. */
let begunChange: { readonly msgid: string; readonly from: string; readonly to: string } | undefined
/** The keys of buffers of which a message waits for its files, or for the names of emoji; also while one looks elsewhere. */
const underWay = new Set<string>()

export function Composer() {
  const store = useStore()
  const { client, active } = store
  const { key, name, kind, isJoined, isMissed } = active.value
  const [text, setText] = useState(draftOf(key))
  const field = useRef<HTMLTextAreaElement>(null)
  const lastDraft = useRef(text)
  /** Something was written here since the field got the focus. That of another tab is none. */
  const isWriting = useRef(false)
  const current = composing.value?.key === key ? composing.value : undefined
  const answered = current?.as === 'reply' ? (messageIn(active.value, current.entry.msgid) ?? current.entry) : undefined

  // Editing puts what was said into the field, and gives it back what stood there: before the next key.
  useLayoutEffect(() => {
    if (current?.as !== 'edit') return
    const { msgid, text: from } = current.entry
    setText(begunChange?.msgid === msgid && begunChange.from === from ? begunChange.to : from)
    return () => setText(draftOf(key))
  }, [current])

  // Then there is nothing to change any more: what was written is not lost.
  const isGone = current?.as === 'edit' && messageIn(active.value, current.entry.msgid)?.redacted !== undefined
  useEffect(() => {
    if (!isGone) return
    if (text !== current.entry.text) putBackDraft(key, text)
    cancel()
  }, [isGone])

  // Written in another tab, or taken back from what waits.
  useSignalEffect(() => {
    const draft = drafts.value.get(key) ?? ''
    const { current: element } = field
    const isSaid = draft === '' && element?.value === lastDraft.current
    lastDraft.current = draft
    // Whoever is writing here goes on with what stands here, unless that has been said.
    const isKept = isWriting.current && element?.value !== '' && !isSaid
    if (composing.peek()?.as !== 'edit' && !isKept) setText(draft)
  })

  useLayoutEffect(() => {
    const { current: element } = field
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight}px`
  }, [text])

  useLayoutEffect(focusComposerAtDesk, [])

  const attached = attachmentsOf(key)
  const isEmpty = text.trim() === '' && (attached.length === 0 || current?.as === 'edit')

  function write(next: string): void {
    isWriting.current = true
    setText(next)
    if (current?.as === 'edit') {
      begunChange = { msgid: current.entry.msgid, from: current.entry.text, to: next }
      return
    }
    setDraft(key, next)
    client.typed(key, next)
  }

  function cancel(): void {
    composing.value = undefined
  }

  /** The person does not want it any more. */
  function letBe(): void {
    begunChange = undefined
    cancel()
  }

  /** Files take their time: whoever looks at another channel by then did not mean that one, and may have begun something else. */
  function finish(typed: string, said: string | undefined, files: readonly number[] = []): void {
    underWay.delete(key)
    if (said === undefined) return
    if (!sendIn(client, key, said, current)) return
    if (composing.peek() === current) cancel()
    if (current?.as === 'edit') return
    if (active.peek().key === key) presentAsked.value = { key }
    removeAll(files)
    if (draftOf(key) === typed) setDraft(key, '')
    setText((now) => (now === typed ? '' : now))
  }

  function send(): void {
    if (isEmpty || underWay.has(key)) return
    underWay.add(key)
    const said = withNamedEmoji(text)
    const files = current?.as === 'edit' || isCommand(text) ? [] : attached.map(({ id }) => id)
    if (files.length > 0) void withFiles(said, key).then((whole) => finish(text, whole, files))
    else if (typeof said === 'string') finish(text, said)
    else void said.then((mended) => finish(text, mended))
  }

  function insert(added: string): void {
    const { current: element } = field
    if (!element) return
    element.setRangeText(added, element.selectionStart, element.selectionEnd, 'end')
    write(element.value)
  }

  function pick(): void {
    // What has the focus now gets it back.
    focusComposerAtDesk()
    pickEmoji(words.emoji.label, insert)
  }

  function editLast(): boolean {
    const last = messageMeant(client.state, active.value, '', ({ isOwn }) => isOwn)
    if (last) composing.value = { key, as: 'edit', entry: last }
    return last !== undefined
  }

  const suggestions = useSuggestions(field, text, write)
  const { offer, chosen } = suggestions
  const { onPaste, onDrop, onUndo, putBack, ...pasted } = usePasting(
    field,
    text,
    write,
    kind !== 'server' && current?.as !== 'edit',
  )

  function onKey(event: KeyboardEvent): void {
    if (isForInputMethod(event)) return
    if (suggestions.onKey(event)) event.preventDefault()
    else if (event.key === 'Enter' && !event.shiftKey) {
      // On a phone the key begins a line, and the button sends.
      if (matchMedia('(pointer: coarse) and (hover: none)').matches) return
      event.preventDefault()
      send()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      if (pasted.said !== undefined) pasted.leave()
      else if (current) letBe()
      else {
        client.markRead(key)
        presentAsked.value = { key }
      }
    } else if (isPageKey(event) && field.current && field.current.scrollHeight <= field.current.clientHeight) {
      event.preventDefault()
      turnPage(event.key)
    } else if (event.key === 'ArrowUp' && text === '' && editLast()) event.preventDefault()
  }

  if (kind === 'channel' && !isJoined && !isMissed) {
    return (
      <div class="composer-out">
        <span>{t.notIn(name)}</span>
        <button type="button" class="button" onClick={() => client.join(name)}>
          {t.rejoin}
        </button>
      </div>
    )
  }
  return (
    <form
      class="composer"
      onMouseDown={keepFocus}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <TypingNotice />
      {current ? (
        <div class="composing">
          <Icon name={current.as} />
          <span>
            {answered ? t.replying(answered.nick) : t.editing}{' '}
            {answered ? (
              <em dir="auto">{answered.redacted ? words.messages.removed : inOneLine(answered.text, EXCERPT)}</em>
            ) : null}
          </span>
          <IconButton
            icon="close"
            label={t.cancel}
            onClick={() => {
              letBe()
              focusComposerAtDesk()
            }}
          />
        </div>
      ) : null}
      {offer ? <SuggestionList offer={offer} chosen={chosen} accept={suggestions.accept} /> : null}
      <Attachments bufferKey={key} putBack={putBack} />
      <PastedBar {...pasted} />
      <div class="composer-box">
        <textarea
          ref={field}
          rows={1}
          dir={text === '' ? undefined : 'auto'}
          aria-label={t.label(name)}
          placeholder={kind === 'server' ? t.serverHint : t.label(name)}
          value={text}
          maxLength={ROOM}
          aria-autocomplete="list"
          aria-controls={offer ? SUGGESTION_LIST : undefined}
          aria-activedescendant={offer ? suggestionId(chosen) : undefined}
          onInput={({ currentTarget, inputType }) => {
            onUndo(inputType, currentTarget.value)
            write(currentTarget.value)
            suggestions.look(true)
          }}
          onPaste={onPaste}
          onDrop={onDrop}
          onKeyDown={onKey}
          onKeyUp={() => suggestions.look(false)}
          onClick={() => suggestions.look(false)}
          onBlur={() => {
            isWriting.current = false
            suggestions.hide()
          }}
        />
        {kind === 'server' ? null : <Attaching bufferKey={key} place={name} />}
        <IconButton icon="react" label={words.emoji.open} onClick={pick} />
        <button type="submit" class="icon-button send" aria-label={t.send} title={t.send} disabled={isEmpty}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  )
}

/** Over after a while by itself. */
function TypingNotice() {
  const { active } = useStore()
  const [, setTick] = useState(0)
  const { typing } = active.value
  const nicks = typingNicks(active.value, Date.now())
  const isAnyone = nicks.length > 0
  useEffect(() => {
    if (!isAnyone) return
    const timer = setInterval(() => setTick((tick) => tick + 1), 2000)
    return () => clearInterval(timer)
  }, [typing, isAnyone])
  return <p class="typing">{nicks.length > 0 ? t.typing(nicks) : ''}</p>
}

/** Whoever writes goes on writing, with a phone's keyboard where it is, whatever button is pressed. */
function keepFocus(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest('button')) event.preventDefault()
}

function draftOf(key: string): string {
  return drafts.peek().get(key) ?? ''
}
