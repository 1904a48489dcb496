/** What others see of oneself, to be changed. https://ircv3.net/specs/extensions/metadata and setname */
import { useState } from 'preact/hooks'
import { refusalIn } from '../../../client/answers.ts'
import { personNamed } from '../../../client/state/people.ts'
import { words } from '../../strings/words.ts'
import { closeDialog, Dialog } from '../shared/dialog.tsx'
import { useStore } from '../shared/ui.ts'
import { Told } from '../shared/told.tsx'
import type { Sentence } from '../../../client/phrases/sentence-of.ts'

const t = words.profile

const FIELDS = [
  { key: 'display-name', label: t.displayName },
  { key: 'pronouns', label: t.pronouns },
  { key: 'status', label: t.status },
] as const
const MAX_CHARACTERS = 100

export function OwnProfile() {
  const { client, state } = useStore()
  const me = personNamed(state.value, state.value.nick)
  const [realname, setRealname] = useState(me?.realname ?? '')
  const [said, setSaid] = useState<Readonly<Record<string, string>>>(Object.fromEntries(me?.metadata ?? []))
  const [trouble, setTrouble] = useState<string | Sentence>('')
  const { capabilities } = state.value

  /** One question after the other, only for what is another than before. */
  async function save(): Promise<void> {
    const changes = FIELDS.filter(({ key }) => (said[key] ?? '').trim() !== (me?.metadata.get(key) ?? ''))
    const asked = capabilities.has('draft/metadata-2')
      ? changes.map(({ key }) => {
          const value = (said[key] ?? '').trim()
          return { verb: 'METADATA', params: value === '' ? ['*', 'SET', key] : ['*', 'SET', key, value] }
        })
      : []
    if (realname.trim() !== '' && realname.trim() !== me?.realname) {
      asked.push({ verb: 'SETNAME', params: [realname.trim()] })
    }
    for (const message of asked) {
      const answer = await client.ask(message)
      const why = answer === undefined ? t.failed : refusalIn(answer)
      if (why !== undefined) return setTrouble(why)
    }
    closeDialog()
  }

  return (
    <Dialog label={t.editLabel}>
      <form
        class="dialog-fields"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <p class="dialog-hint">{t.hint}</p>
        <label for="own-realname">{t.realname}</label>
        <input
          id="own-realname"
          class="field"
          dir="auto"
          maxLength={MAX_CHARACTERS}
          autofocus
          value={realname}
          onInput={({ currentTarget }) => setRealname(currentTarget.value)}
        />
        {capabilities.has('draft/metadata-2')
          ? FIELDS.map(({ key, label }) => (
              <div key={key} class="dialog-fields">
                <label for={`own-${key}`}>{label}</label>
                <input
                  id={`own-${key}`}
                  class="field"
                  dir="auto"
                  maxLength={MAX_CHARACTERS}
                  value={said[key] ?? ''}
                  onInput={({ currentTarget }) => setSaid({ ...said, [key]: currentTarget.value })}
                />
              </div>
            ))
          : null}
        <div role="alert">
          {trouble === '' ? null : (
            <p class="dialog-trouble">
              <Told sentence={trouble} />
            </p>
          )}
        </div>
        <div class="dialog-actions">
          <button type="button" class="button second" onClick={closeDialog}>
            {t.cancel}
          </button>
          <button type="submit" class="button">
            {t.save}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
