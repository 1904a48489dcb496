/** What an operator of a channel may do about somebody: ranks, putting out, silencing and banning for a time. */
import { useRef, useState } from 'preact/hooks'
import { refusalIn } from '../../../client/answers.ts'
import type { Message, MessageToFormat } from '../../../wire/irc/message.ts'
import { keyOf } from '../../../client/state/selectors.ts'
import { words } from '../../strings/words.ts'
import { closeDialog } from '../shared/dialog.tsx'
import { takeFocus, useReturningFocus } from '../shared/focus.ts'
import { useStore } from '../shared/ui.ts'
import { mayActAs } from './ranks.ts'
import { Told } from '../shared/told.tsx'
import type { Sentence } from '../../../client/phrases/sentence-of.ts'

const t = words.profile

/** In the order in which they are offered: what takes least away first. */
const WISHES = ['mute', 'kick', 'ban'] as const
type Wish = (typeof WISHES)[number]

export function Operate({ nick, channel: key }: { readonly nick: string; readonly channel: string }) {
  const { client, state } = useStore()
  const [wish, setWish] = useState<Wish>()
  const [trouble, setTrouble] = useState<string | Sentence>('')
  const lastWish = useRef<Wish>(undefined)
  lastWish.current = wish ?? lastWish.current
  const button = useReturningFocus(wish !== undefined)
  const { value: now } = state
  const buffer = now.buffers.get(key)
  const member = buffer?.members.get(keyOf(now, nick))
  if (buffer?.kind !== 'channel' || !mayActAs(now, key, 'h')) return null
  const isOperator = mayActAs(now, key, 'o')

  /** True where nothing was said against it. */
  async function ask(message: MessageToFormat): Promise<boolean> {
    const answer = await client.ask(message)
    const why = answer === undefined ? t.failed : whyNot(answer)
    setTrouble(why ?? '')
    return why === undefined
  }

  function has(letter: string): boolean {
    const at = now.isupport.prefixModes.indexOf(letter)
    return member?.prefixes.includes(now.isupport.prefixes.charAt(at)) === true
  }

  const letters = ['v', ...(isOperator ? ['h', 'o'] : [])].filter((one) => now.isupport.prefixModes.includes(one))
  return (
    <section class="operate" aria-label={t.operate(buffer.name)}>
      <h3>{t.operate(buffer.name)}</h3>
      {wish === undefined ? (
        <div class="dialog-actions">
          {member
            ? letters.map((letter) => (
                <button
                  key={letter}
                  type="button"
                  class="button second"
                  onClick={() =>
                    void ask({ verb: 'MODE', params: [buffer.name, `${has(letter) ? '-' : '+'}${letter}`, nick] })
                  }
                >
                  {(has(letter) ? t.take : t.give)[letter] ?? letter}
                </button>
              ))
            : null}
          {WISHES.filter((one) => member || one === 'ban').map((one) => (
            <button
              key={one}
              ref={lastWish.current === one ? button : null}
              type="button"
              class="button second"
              data-dangerous
              onClick={() => setWish(one)}
            >
              {t[one]}
            </button>
          ))}
        </div>
      ) : (
        <Terms
          nick={nick}
          wish={wish}
          cancel={() => setWish(undefined)}
          done={async ({ reason, duration }) => {
            const kick = { verb: 'KICK', params: reason === '' ? [buffer.name, nick] : [buffer.name, nick, reason] }
            const terms = [duration, reason].filter((word) => word !== '')
            const ban = { verb: 'CS', params: [wish.toUpperCase(), buffer.name, nick, ...terms] }
            if (wish !== 'kick' && !(await ask(ban))) return
            if (wish !== 'mute' && member && !(await ask(kick))) return
            closeDialog()
          }}
        />
      )}
      <div role="alert">
        {trouble === '' ? null : (
          <p class="dialog-trouble">
            <Told sentence={trouble} />
          </p>
        )}
      </div>
    </section>
  )
}

/** A service says in a notice what was done, and why not; what it did begins with this word. */
function whyNot(answer: readonly Message[]): Sentence | undefined {
  const said = answer.find(
    ({ verb, source }) => verb.toUpperCase() === 'NOTICE' && /^ChanServ(?:!|$)/i.test(source ?? ''),
  )
  const text = said?.params.at(-1)
  return refusalIn(answer) ?? (text === undefined || text.startsWith('Done:') ? undefined : { text, isServers: true })
}

interface AllTerms {
  readonly reason: string
  readonly duration: string
}

function Terms(props: {
  readonly nick: string
  readonly wish: Wish
  readonly cancel: () => void
  readonly done: (terms: AllTerms) => Promise<void>
}) {
  const { nick, wish, cancel, done } = props
  const [reason, setReason] = useState('')
  const [duration, setDuration] = useState('1h')
  return (
    <form
      class="dialog-fields"
      onSubmit={(event) => {
        event.preventDefault()
        void done({ reason: reason.trim(), duration })
      }}
    >
      {wish === 'mute' ? <p class="dialog-hint">{t.muteHint}</p> : null}
      {wish !== 'kick' ? (
        <>
          <label for="ban-for">{t.banFor}</label>
          <select
            id="ban-for"
            class="field"
            ref={takeFocus}
            value={duration}
            onChange={({ currentTarget }) => setDuration(currentTarget.value)}
          >
            {Object.entries(t.durations).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </>
      ) : null}
      <label for="why-out">{t.reason}</label>
      <input
        id="why-out"
        class="field"
        dir="auto"
        ref={wish === 'kick' ? takeFocus : null}
        maxLength={200}
        value={reason}
        onInput={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <div class="dialog-actions">
        <button type="button" class="button second" onClick={cancel}>
          {t.cancel}
        </button>
        <button type="submit" class="button" data-dangerous>
          {t.now[wish](nick)}
        </button>
      </div>
    </form>
  )
}
