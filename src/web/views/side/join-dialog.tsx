/** Finds a channel of this server, or makes one: one that has a password asks for it. */
import { useEffect, useState } from 'preact/hooks'
import { type ListedChannel, readList } from '../../../client/answers.ts'
import { bufferNamed, isChannelName, keyOf } from '../../../client/state/selectors.ts'
import { stripFormatting } from '../../../wire/formatting/codes.ts'
import { words } from '../../strings/words.ts'
import { closeDialog, Dialog } from '../shared/dialog.tsx'
import { takeFocus } from '../shared/focus.ts'
import { focusComposerAtDesk, isDrawerOpen, useStore } from '../shared/ui.ts'
import { Told } from '../shared/told.tsx'
import { sentenceOf } from '../../../client/phrases/sentence-of.ts'

const t = words.join
/** More are found by what one types. */
const SHOWN = 100
const NEEDS_KEY = '475'

/** `name`: what stands in the field at first. */
export function JoinDialog({ name }: { readonly name: string }) {
  const { client, state } = useStore()
  const [typed, setTyped] = useState(name)
  const [listed, setListed] = useState<readonly ListedChannel[] | 'coming' | 'none'>('coming')
  const [asked, setAsked] = useState(name)
  const refused = state.value.refusedJoin
  const isIn = asked !== '' && bufferNamed(state.value, asked)?.isJoined === true

  useEffect(() => {
    void client.ask({ verb: 'LIST' }).then((answer) => setListed(answer ? readList(answer) : 'none'))
    return () => client.forgetRefusedJoin()
  }, [])
  useEffect(() => {
    if (!isIn) return
    closeDialog()
    isDrawerOpen.value = false
    // What opened the dialog has the focus first.
    requestAnimationFrame(() => requestAnimationFrame(focusComposerAtDesk))
  }, [isIn])

  function join(channel: string, password?: string): void {
    const known = bufferNamed(client.state, channel)
    if (known?.isJoined) client.focus(known.key)
    client.forgetRefusedJoin()
    setAsked(channel)
    if (!known?.isJoined) client.join(channel, password)
  }

  const wanted = typed.trim().replace(/\s+/g, '-')
  const named = wanted === '' ? '' : isChannelName(state.value, wanted) ? wanted : `#${wanted}`
  const filter = typed.trim().toLowerCase()
  const all = typeof listed === 'string' ? [] : listed
  const shown = all.filter((one) => `${one.name} ${one.topic}`.toLowerCase().includes(filter)).slice(0, SHOWN)
  const isListed = all.some((one) => keyOf(state.value, one.name) === keyOf(state.value, named))
  const isRefused = refused !== undefined && keyOf(state.value, refused.channel) === keyOf(state.value, asked)
  // There is one by that name, in the list or not.
  const isKnown = isRefused && keyOf(state.value, refused.channel) === keyOf(state.value, named)

  return (
    <Dialog label={t.label} class="join-dialog">
      <form
        class="dialog-fields"
        onSubmit={(event) => {
          event.preventDefault()
          if (named !== '') join(named)
        }}
      >
        <label for="join-name">{t.field}</label>
        <input
          id="join-name"
          class="field"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          autofocus
          dir={typed === '' ? undefined : 'auto'}
          maxLength={64}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        {named !== '' && !isListed ? (
          <button type="submit" class="button">
            <bdi>{isKnown || typeof listed === 'string' ? t.join(named) : t.create(named)}</bdi>
          </button>
        ) : null}
      </form>
      <div role="alert">
        {isRefused ? (
          <p class="dialog-trouble">
            {t.refused(refused.channel, refused.numeric) ?? (
              <Told sentence={sentenceOf({ verb: refused.numeric, params: [refused.sentence] })} />
            )}
          </p>
        ) : null}
      </div>
      {isRefused && refused.numeric === NEEDS_KEY ? (
        <Password channel={refused.channel} enter={(password) => join(refused.channel, password)} />
      ) : null}
      {listed === 'coming' ? <p role="status">{t.loading}</p> : null}
      {listed === 'none' ? <p class="dialog-hint">{t.noList}</p> : null}
      {typeof listed !== 'string' && shown.length === 0 && !isKnown ? <p class="dialog-hint">{t.none}</p> : null}
      <ul class="join-list" aria-label={t.list}>
        {shown.map((one) => (
          <Listed key={one.name} channel={one} go={() => join(one.name)} />
        ))}
      </ul>
    </Dialog>
  )
}

function Listed({ channel, go }: { readonly channel: ListedChannel; readonly go: () => void }) {
  const { state } = useStore()
  const { name, people, topic } = channel
  const isJoined = bufferNamed(state.value, name)?.isJoined === true
  return (
    <li>
      <button type="button" class="join-row" title={isJoined ? t.go(name) : t.join(name)} onClick={go}>
        <span class="join-head">
          <bdi>{name}</bdi>
          <span>{isJoined ? `${t.joined} · ${t.people(people)}` : t.people(people)}</span>
        </span>
        {topic === '' ? null : (
          <span class="join-topic" dir="auto">
            {stripFormatting(topic)}
          </span>
        )}
      </button>
    </li>
  )
}

function Password({ channel, enter }: { readonly channel: string; readonly enter: (password: string) => void }) {
  const [password, setPassword] = useState('')
  return (
    <form
      class="dialog-fields"
      onSubmit={(event) => {
        event.preventDefault()
        if (password !== '') enter(password)
      }}
    >
      <label for="join-key">{t.password(channel)}</label>
      <input
        id="join-key"
        class="field"
        type="password"
        autocomplete="off"
        ref={takeFocus}
        value={password}
        onInput={({ currentTarget }) => setPassword(currentTarget.value)}
      />
      <button type="submit" class="button">
        {t.enter}
      </button>
    </form>
  )
}
