/** Who is banned or muted in a channel, by whom, and how that is taken back. Only operators are shown it. */
import { useEffect, useState } from 'preact/hooks'
import { type ListedBan, readBans } from '../../../client/answers.ts'
import { readBanMask } from '../../../client/ban-mask.ts'
import type { Buffer } from '../../../client/state/client-state.ts'
import { words } from '../../strings/words.ts'
import { useStore } from '../shared/ui.ts'
import type { Ask } from './use-ask.ts'

const t = words.channel

export function Bans({ buffer, ask }: { readonly buffer: Buffer; readonly ask: Ask }) {
  const { client } = useStore()
  const { name } = buffer
  const [bans, setBans] = useState<readonly ListedBan[]>([])
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    void client.ask({ verb: 'MODE', params: [name, '+b'] }).then((answer) => setBans(readBans(answer ?? [])))
  }, [name, asked])
  if (bans.length === 0) return null

  async function lift(mask: string): Promise<void> {
    await ask({ verb: 'MODE', params: [name, '-b', mask] })
    setAsked((count) => count + 1)
  }

  return (
    <section class="rules" aria-label={t.bans}>
      <h3>{t.bans}</h3>
      <ul class="account-list">
        {bans.map(({ mask, by }) => {
          const { isMute, whom } = readBanMask(mask)
          return (
            <li key={mask}>
              <span>
                <bdi title={mask}>{whom}</bdi>
                <span class="dialog-hint">{isMute ? t.mutedBy(by) : t.bannedBy(by)}</span>
              </span>
              <button type="button" class="button second" aria-label={t.liftOf(whom)} onClick={() => void lift(mask)}>
                {t.lift}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
