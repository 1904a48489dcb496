/** Where one writes. Enter sends, Shift-Enter begins a line, Up in an empty field takes up what one said last. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { sayLine, sayText, submitLine } from '../../client/commands/submit-line.ts'
import { messageMeant } from '../../client/state/selectors.ts'
import { typingNicks } from '../../client/state/typing.ts'
import { words } from '../strings/words.ts'
import { complete } from './complete.ts'
import type { Completion } from './complete.ts'
import { Icon, IconButton } from './icons.tsx'
import { composing, useStore } from './ui.ts'

const t = words.composer
/** What was begun and not sent, by buffer. */
const drafts = new Map<string, string>()

export function Composer() {
  const store = useStore()
  const { client, active } = store
  const { key, name, kind, isJoined, isMissed } = active.value
  const [text, setText] = useState(drafts.get(key) ?? '')
  const field = useRef<HTMLTextAreaElement>(null)
  const completion = useRef<Completion | undefined>(undefined)
  const current = composing.value?.key === key ? composing.value : undefined

  // Editing puts what was said into the field, and gives it back what stood there.
  useEffect(() => {
    if (current?.as !== 'edit') return
    setText(current.entry.text)
    return () => setText(drafts.get(key) ?? '')
  }, [current])

  useLayoutEffect(() => {
    const { current: element } = field
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight}px`
  }, [text])

  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches) field.current?.focus()
  }, [])

  function change(next: string): void {
    setText(next)
    if (current?.as === 'edit') return
    drafts.set(key, next)
    client.typed(key, next)
  }

  function cancel(): void {
    composing.value = undefined
  }

  function send(): void {
    const said = text.replace(/\s+$/, '')
    if (said.trim() === '') return
    if (current?.as === 'edit') {
      const why = said === current.entry.text ? undefined : client.messages.edit(key, current.entry.msgid, said)
      if (why === undefined) return cancel()
      return client.note(key, why, 'error')
    }
    const isCommand = said.startsWith('/') && !said.includes('\n')
    const isSent =
      current && !isCommand
        ? sayText(client, said, current.entry.msgid)
        : said.includes('\n')
          ? client.takesLines
            ? sayText(client, said)
            : said.split('\n').every((line) => line.trim() === '' || sayLine(client, line))
          : submitLine(client, said)
    if (!isSent) return
    cancel()
    drafts.delete(key)
    setText('')
  }

  function editLast(): boolean {
    const last = messageMeant(client.state, active.value, '', ({ isOwn }) => isOwn)
    if (last) composing.value = { key, as: 'edit', entry: last }
    return last !== undefined
  }

  function onKey(event: KeyboardEvent & { readonly currentTarget: HTMLTextAreaElement }): void {
    if (event.isComposing) return
    const { currentTarget: element } = event
    if (event.key === 'Enter' && !event.shiftKey) {
      // On a phone the key begins a line, and the button sends.
      if (matchMedia('(pointer: coarse) and (hover: none)').matches) return
      event.preventDefault()
      send()
    } else if (event.key === 'Escape' && current) {
      event.preventDefault()
      cancel()
    } else if (event.key === 'ArrowUp' && text === '' && editLast()) event.preventDefault()
    else if (event.key === 'Tab' && !event.ctrlKey && !event.altKey) {
      const step = event.shiftKey ? -1 : 1
      if (step < 0 && completion.current?.text !== text) return
      const next = complete(client.state, text, element.selectionStart, completion.current, step)
      if (!next) return
      event.preventDefault()
      completion.current = next
      change(next.text)
      requestAnimationFrame(() => element.setSelectionRange(next.cursor, next.cursor))
    }
  }

  if (kind === 'channel' && !isJoined && !isMissed) {
    return (
      <div class="composer-out">
        <span dir="auto">{t.notIn(name)}</span>
        <button type="button" class="button" onClick={() => client.join(name)}>
          {t.rejoin}
        </button>
      </div>
    )
  }
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <TypingNotice />
      {current ? (
        <div class="composing">
          <Icon name={current.as} />
          <span dir="auto">
            {current.as === 'reply' ? t.replying(current.entry.nick) : t.editing}
            {current.as === 'reply' ? <em> {current.entry.text.slice(0, 100)}</em> : null}
          </span>
          <IconButton icon="close" label={t.cancel} onClick={cancel} />
        </div>
      ) : null}
      <div class="composer-box">
        <textarea
          ref={field}
          rows={1}
          dir={text === '' ? undefined : 'auto'}
          aria-label={t.label(name)}
          placeholder={kind === 'server' ? t.serverHint : t.label(name)}
          value={text}
          maxLength={16_000}
          onInput={({ currentTarget }) => change(currentTarget.value)}
          onKeyDown={onKey}
        />
        <button type="submit" class="icon-button send" aria-label={t.send} title={t.send} disabled={text.trim() === ''}>
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
  useEffect(() => {
    if (typing.size === 0) return
    const timer = setInterval(() => setTick((tick) => tick + 1), 2000)
    return () => clearInterval(timer)
  }, [typing])
  const nicks = typingNicks(active.value, Date.now())
  return (
    <p class="typing" dir="auto">
      {nicks.length > 0 ? t.typing(nicks) : ''}
    </p>
  )
}
