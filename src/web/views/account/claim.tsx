/** Whoever opened the owner's link becomes the owner: with the account that they have, or with one that they make for that. */
import { useEffect, useState } from 'preact/hooks'
import { claimToken } from '../../claim.ts'
import { words } from '../../strings/words.ts'
import { closeDialog, Dialog } from '../shared/dialog.tsx'
import { useStore } from '../shared/ui.ts'
import { showInvitation } from './account-menu.tsx'
import { RegisterForm } from './register-form.tsx'

const t = words.account

type Outcome = 'asking' | 'claimed' | 'wrong' | 'failed'

export function Claim({ token }: { readonly token: string }) {
  const store = useStore()
  const [hasAccount, setHasAccount] = useState(store.account.value !== '')
  return (
    <Dialog label={t.claimTitle}>
      {hasAccount ? (
        <Claiming token={token} />
      ) : (
        <>
          <p class="dialog-hint">{t.claimLead}</p>
          <p class="dialog-hint">{t.registerLead}</p>
          <RegisterForm action={t.claimTitle} onDone={() => setHasAccount(true)} />
        </>
      )}
    </Dialog>
  )
}

function Claiming({ token }: { readonly token: string }) {
  const { client } = useStore()
  const [outcome, setOutcome] = useState<Outcome>('asking')
  useEffect(() => {
    async function claim(): Promise<void> {
      const answer = await client.ask({ verb: 'CLAIM', params: [token] })
      // RPL_YOUREOPER, and ERR_PASSWDMISMATCH.
      const isMine = answer?.some(({ verb }) => verb === '381') === true
      const isWrong = answer?.some(({ verb }) => verb === '464') === true
      if (isMine || isWrong) claimToken.value = undefined
      setOutcome(isMine ? 'claimed' : isWrong ? 'wrong' : 'failed')
    }
    void claim()
  }, [])
  const texts = { asking: t.claiming, claimed: t.claimed, wrong: t.claimWrong, failed: t.trouble.failed }
  return (
    <>
      <p role="status">{texts[outcome]}</p>
      <div class="dialog-actions">
        {outcome === 'claimed' ? (
          <button type="button" class="button second" onClick={showInvitation}>
            {words.invite.open}
          </button>
        ) : null}
        <button type="button" class="button" onClick={closeDialog}>
          {t.done}
        </button>
      </div>
    </>
  )
}
