/** All about a channel: its topic and name, its rules, whose it is, and what its people can change of that. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { readCreatedAt, readTopicBy } from '../../../client/answers.ts'
import type { Buffer } from '../../../client/state/client-state.ts'
import { keyOf } from '../../../client/state/selectors.ts'
import { pathOf } from '../../addresses.ts'
import { words } from '../../strings/words.ts'
import { FormattedLine } from '../messages/formatted-text.tsx'
import { mayActAs } from '../people/ranks.ts'
import { copyText } from '../shared/copy-text.ts'
import { closeDialog, Dialog } from '../shared/dialog.tsx'
import { useStore } from '../shared/ui.ts'
import { Bans } from './bans.tsx'
import { LineForm } from './line-form.tsx'
import { Ownership } from './ownership.tsx'
import { Rules } from './rules.tsx'
import { useAsk } from './use-ask.ts'
import { Told } from '../shared/told.tsx'
import { whenSaid } from '../shared/when.ts'

const t = words.channel

/** `of`: the key of its buffer. */
export function ChannelDialog({ of }: { readonly of: string }) {
  const { client, state } = useStore()
  // It may get another name while one looks at it.
  const [key, setKey] = useState(of)
  const now = state.value.buffers.get(key)
  const last = useRef(now)
  const isRenaming = useRef(false)
  const buffer = now ?? (isRenaming.current ? last.current : undefined)
  last.current = buffer
  const { ask, status } = useAsk()
  const [invited, setInvited] = useState('')

  useEffect(() => {
    if (!buffer) closeDialog()
  }, [buffer === undefined])
  if (!buffer) return null

  const isOperator = mayActAs(state.value, key, 'h')
  const mayRename = state.value.capabilities.has('draft/channel-rename') && mayActAs(state.value, key, 'o')
  return (
    <Dialog label={t.about(buffer.name)} class="channel-dialog">
      <About buffer={buffer} />
      <div class="line-forms">
        {buffer.isJoined && (isOperator || buffer.modes?.has('t') === false) ? (
          <LineForm
            open={buffer.topic === '' ? t.setTopic : t.editTopic}
            label={t.topic}
            value={buffer.topic}
            maxLength={390}
            save={(text) => ask({ verb: 'TOPIC', params: [buffer.name, text] })}
          />
        ) : null}
        {mayRename ? (
          <LineForm
            open={t.rename}
            label={t.newName}
            value={buffer.name}
            hint={t.renameHint}
            maxLength={64}
            save={async (name) => {
              const to = name.startsWith('#') ? name : `#${name}`
              isRenaming.current = true
              const isDone = await ask({ verb: 'RENAME', params: [buffer.name, to] })
              // By its name: somebody may have opened a conversation meanwhile.
              if (isDone) setKey(keyOf(client.state, to))
              isRenaming.current = false
              return isDone
            }}
          />
        ) : null}
        {buffer.isJoined ? (
          <LineForm
            open={t.invite}
            label={t.inviteNick}
            value=""
            maxLength={64}
            action={t.inviteNow}
            save={async (nick) => {
              const isDone = await ask({ verb: 'INVITE', params: [nick, buffer.name] })
              setInvited(isDone ? t.invited(nick) : '')
              return isDone
            }}
          />
        ) : null}
      </div>
      <p role="status" class="dialog-hint">
        {invited}
      </p>
      <Rules buffer={buffer} isOperator={isOperator} ask={ask} />
      {isOperator ? <Bans buffer={buffer} ask={ask} /> : null}
      <Ownership buffer={buffer} ask={ask} />
      <p role="status" class="dialog-hint">
        <Told sentence={status} />
      </p>
      <div class="dialog-actions">
        <CopyLink name={buffer.name} />
        {buffer.isJoined ? (
          <button
            type="button"
            class="button second"
            onClick={() => {
              closeDialog()
              client.close(key)
            }}
          >
            {t.leave(buffer.name)}
          </button>
        ) : null}
      </div>
    </Dialog>
  )
}

function About({ buffer }: { readonly buffer: Buffer }) {
  const { client } = useStore()
  const { key, name, topic, members } = buffer
  const [since, setSince] = useState<number>()
  const [by, setBy] = useState<{ readonly nick: string; readonly at: number }>()
  useEffect(() => {
    void client.askModes(key).then((answer) => setSince(readCreatedAt(answer ?? [])))
  }, [key])
  useEffect(() => {
    if (topic === '') return setBy(undefined)
    void client.ask({ verb: 'TOPIC', params: [name] }).then((answer) => setBy(readTopicBy(answer ?? [])))
  }, [name, topic])

  return (
    <section aria-label={t.topic}>
      <p class="channel-topic" dir="auto">
        {topic === '' ? t.noTopic : <FormattedLine text={topic} />}
      </p>
      {by && topic !== '' ? <p class="dialog-hint">{t.topicBy(by.nick, whenSaid(by.at))}</p> : null}
      <p class="dialog-hint">
        {buffer.isJoined ? `${t.people(members.size)}. ` : ''}
        {since === undefined ? '' : t.created(whenSaid(since))}
      </p>
    </section>
  )
}

function CopyLink({ name }: { readonly name: string }) {
  const [isCopied, setCopied] = useState<boolean>()
  const shown = useRef<HTMLElement>(null)
  const address = location.origin + pathOf({ name, isChannel: true })

  async function copy(): Promise<void> {
    const isDone = await copyText(address)
    setCopied(isDone)
    // To be copied by hand.
    if (!isDone && shown.current) getSelection()?.selectAllChildren(shown.current)
  }

  return (
    <>
      <span role="status" class="dialog-hint">
        {isCopied === undefined ? '' : isCopied ? t.copied : words.messages.notCopied}
      </span>
      <button type="button" class="button second" onClick={() => void copy()}>
        {t.copy}
      </button>
      <code ref={shown} class="channel-address" dir="ltr">
        {decodeURI(address)}
      </code>
    </>
  )
}
