/** What this device keeps, how it is all forgotten, and what a page without https cannot have. */
import { useState } from 'preact/hooks'
import { leaveForGood } from '../../leave-for-good.ts'
import { words } from '../../strings/words.ts'
import { Trouble } from '../shared/field.tsx'
import { troubleWith } from '../account/trouble.ts'
import { useStore } from '../shared/ui.ts'
import type { Section } from './section.ts'

const t = words.offline

function Device() {
  const store = useStore()
  const [isSure, setSure] = useState(false)
  const [trouble, setTrouble] = useState<string>()

  async function leave(): Promise<void> {
    const why = await leaveForGood(store)
    if (why !== undefined) setTrouble(troubleWith({ why }))
  }

  return (
    <>
      <p>
        {t.kept} {isSecureContext ? t.keptFor : null}
      </p>
      {isSecureContext ? null : (
        <>
          <h3>{t.insecureTitle}</h3>
          <p>{t.insecure}</p>
        </>
      )}
      <p>
        <button
          type="button"
          class="button second"
          data-dangerous
          onClick={() => (isSure ? void leave() : setSure(true))}
          onBlur={() => setSure(false)}
        >
          {isSure ? t.forgetSure : t.forget}
        </button>
      </p>
      <Trouble text={trouble} />
    </>
  )
}

export const deviceSection: Section = { id: 'device', title: t.device, View: Device }
