/** Whose a channel is, and what its founder has set: asked of ChanServ, and said in plain words. */
import { useEffect, useState } from 'preact/hooks'
import { readNotices } from '../../../client/answers.ts'
import type { Buffer } from '../../../client/state/client-state.ts'
import { ownAccount } from '../../../client/state/people.ts'
import { isSameName } from '../../../client/state/selectors.ts'
import { formatChannelPath } from '../../../wire/channel-path.ts'
import { words } from '../../strings/words.ts'
import { mayActAs } from '../people/ranks.ts'
import { useStore } from '../shared/ui.ts'
import { type ChannelInfo, readChannelInfo } from '../../../client/channel-info.ts'
import type { Ask } from './use-ask.ts'

const t = words.channel

export function Ownership({ buffer, ask }: { readonly buffer: Buffer; readonly ask: Ask }) {
  const { client, state } = useStore()
  const { key, name } = buffer
  const [info, setInfo] = useState<ChannelInfo>()
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    void client
      .ask({ verb: 'CS', params: ['INFO', name] })
      .then((answer) => setInfo(readChannelInfo(readNotices(answer ?? []))))
  }, [name, asked])
  if (!info) return null

  const account = ownAccount(state.value)
  const isFounder = info.owner !== undefined && account !== '' && isSameName(state.value, account, info.owner)
  const mayClaim = info.owner === undefined && account !== '' && mayActAs(state.value, key, 'o')

  async function change(...params: readonly string[]): Promise<void> {
    await ask({ verb: 'CS', params })
    setAsked((count) => count + 1)
  }

  return (
    <section class="ownership" aria-label={t.owned}>
      <h3>{t.owned}</h3>
      <p>{info.owner !== undefined ? t.ownedBy(info.owner) : buffer.modes?.has('i') ? t.endsEmpty : t.ownedByNobody}</p>
      {info.description === '' ? null : <p dir="auto">{info.description}</p>}
      {mayClaim ? (
        <button type="button" class="button second" onClick={() => void change('REGISTER', name)}>
          {t.claim}
        </button>
      ) : null}
      {isFounder ? (
        <>
          <label class="dialog-check">
            <input
              type="checkbox"
              checked={info.isReadable}
              onChange={({ currentTarget }) => {
                const { checked } = currentTarget
                currentTarget.checked = info.isReadable
                void change('SET', name, 'READABLE', checked ? 'on' : 'off')
              }}
            />
            <span>{t.readable}</span>
          </label>
          <label class="dialog-fields">
            <span>{t.history}</span>
            <select
              class="field"
              value={info.history}
              onChange={({ currentTarget }) => void change('SET', name, 'HISTORY', currentTarget.value)}
            >
              {Object.entries({
                ...(info.history in t.histories ? {} : { [info.history]: info.history }),
                ...t.histories,
              }).map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          </label>
        </>
      ) : info.history === 'on' ? null : (
        <p class="dialog-hint">
          {t.history} {(t.histories as Readonly<Record<string, string>>)[info.history] ?? info.history}.
        </p>
      )}
      {info.isReadable ? (
        <p class="dialog-hint">
          {t.readableAt}:{' '}
          <a href={`/read/${formatChannelPath(name)}`} dir="ltr" target="_blank" rel="noopener">
            /read/{formatChannelPath(name)}
          </a>
        </p>
      ) : null}
    </section>
  )
}
