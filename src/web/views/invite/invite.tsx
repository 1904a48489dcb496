/** Lets others in: the link of where one is, to be copied, shared, or photographed. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { pathOf } from '../../addresses.ts'
import { whoAmI } from '../../session.ts'
import { words } from '../../strings/words.ts'
import { copyText } from '../shared/copy-text.ts'
import { Dialog } from '../shared/dialog.tsx'
import { useStore } from '../shared/ui.ts'
import { QrCode } from './qr.tsx'

const t = words.invite

const IS_HERE_ONLY = /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(location.hostname)

/** The origin that others can use; undefined while that is not known, empty where there is none. */
function useOrigin(): string | undefined {
  const [origin, setOrigin] = useState(IS_HERE_ONLY ? undefined : location.origin)
  useEffect(() => {
    if (!IS_HERE_ONLY) return
    async function ask(): Promise<void> {
      const answer = await whoAmI()
      const address = answer.isOk ? answer.value.addressForOthers : null
      setOrigin(address === null ? '' : `${location.protocol}//${address}`)
    }
    void ask()
  }, [])
  return origin
}

export function Invite() {
  const { active } = useStore()
  const { name, kind } = active.value
  const isChannel = kind === 'channel'
  const origin = useOrigin()
  const [isLarge, setLarge] = useState(false)
  const link =
    (origin === undefined || origin === '' ? location.origin : origin) + (isChannel ? pathOf({ name, isChannel }) : '/')
  return (
    <Dialog label={isChannel ? t.title(name) : t.titleServer} class={isLarge ? 'invite invite-large' : 'invite'}>
      {isLarge ? null : <p class="dialog-hint">{t.lead}</p>}
      {origin === '' ? <p class="dialog-trouble">{t.onlyHere}</p> : null}
      {isLarge ? <p class="invite-address">{link}</p> : <Link link={link} />}
      {isLarge ? null : <p class="dialog-hint">{t.codeLead}</p>}
      {origin === undefined ? null : <QrCode text={link} label={t.code(link)} />}
      <button type="button" class="quiet-button" aria-pressed={isLarge} onClick={() => setLarge(!isLarge)}>
        {t.large}
      </button>
    </Dialog>
  )
}

function Link({ link }: { readonly link: string }) {
  const field = useRef<HTMLInputElement>(null)
  const [isCopied, setCopied] = useState(false)

  async function copy(): Promise<void> {
    const isDone = await copyText(link)
    setCopied(isDone)
    // To be copied by hand.
    if (!isDone) field.current?.select()
  }

  return (
    <>
      <div class="invite-link">
        <input ref={field} class="field" aria-label={t.link} readOnly dir="ltr" value={link} />
        <button type="button" class="button" onClick={() => void copy()}>
          {isCopied ? t.copied : t.copy}
        </button>
      </div>
      <p class="unseen" role="status">
        {isCopied ? t.copied : ''}
      </p>
      {'share' in navigator ? (
        <button type="button" class="quiet-button" onClick={() => void navigator.share({ url: link }).catch(() => {})}>
          {t.share}
        </button>
      ) : null}
    </>
  )
}
