/** What one is told of, and how. */
import { useState } from 'preact/hooks'
import { NOTICE_LEVELS } from '../../../client/state/notices.ts'
import { chooseLevel, chooseUsual, chooseWords, wordsIn } from '../../notify/choose.ts'
import { desktopNotices, pushNotices, sound } from '../../notify/preferences.ts'
import { type PushTrouble, pushTrouble, turnPushOff, turnPushOn, whyNoNotices } from '../../notify/push.ts'
import { playTone } from '../../notify/tone.ts'
import { words } from '../../strings/words.ts'
import { showRegistration } from '../account/account-menu.tsx'
import { useFocusThatStays } from '../shared/focus.ts'
import { IconButton } from '../shared/icons.tsx'
import { isForInputMethod } from '../shared/is-for-input-method.ts'
import { useStore } from '../shared/ui.ts'
import { Choices, Switch } from './choices.tsx'
import type { Section } from './section.ts'

const t = words.notices

function Notices() {
  const store = useStore()
  const { notices } = store.state.value
  return (
    <>
      <Desktop />
      <Push />
      <Switch
        label={t.sound}
        isOn={sound.value === 'on'}
        onSwitch={(isOn) => {
          sound.value = isOn ? 'on' : 'off'
          if (isOn) void playTone()
        }}
      />
      <Choices
        label={t.usual}
        value={notices.usual}
        choices={NOTICE_LEVELS.map((value) => ({ value, label: t.levels[value] }))}
        hint={t.usualHint}
        onChoose={(level) => chooseUsual(store, level)}
      />
      <Exceptions />
      <OwnWords />
      <p class="dialog-hint">{store.account.value === '' ? t.kept : t.shared}</p>
    </>
  )
}

/** The browser asks for permission when this is turned on, and at no other time. */
function Desktop() {
  const impossible = !isSecureContext ? 'insecure' : 'Notification' in globalThis ? undefined : whyNoNotices()
  const [isForbidden, setForbidden] = useState(!impossible && Notification.permission === 'denied')
  const trouble: PushTrouble | undefined = impossible ?? (isForbidden ? 'forbidden' : undefined)
  const isOn = desktopNotices.value === 'on'

  async function switchTo(wanted: boolean): Promise<void> {
    if (!wanted) return void (desktopNotices.value = 'off')
    const isGranted = (await Notification.requestPermission()) === 'granted'
    setForbidden(!isGranted)
    if (isGranted) desktopNotices.value = 'on'
  }

  return (
    <Switch
      label={t.desktop}
      isOn={isOn}
      hint={t.desktopHint}
      trouble={trouble && t.trouble[trouble]}
      isBusy={!isOn && impossible !== undefined}
      onSwitch={(wanted) => void switchTo(wanted)}
    />
  )
}

function Push() {
  const store = useStore()
  const [failure, setFailure] = useState<PushTrouble | undefined>(undefined)
  const [isBusy, setBusy] = useState(false)
  // Who registers or logs in meanwhile is no guest any more.
  void store.state.value.people
  const isOn = pushNotices.value === 'on'
  const trouble = failure ?? pushTrouble(store)

  async function switchTo(wanted: boolean): Promise<void> {
    setBusy(true)
    if (!wanted) await turnPushOff(store)
    setFailure(wanted ? await turnPushOn(store) : undefined)
    setBusy(false)
  }

  const isGuest = trouble === 'guest'
  return (
    <div>
      <Switch
        label={t.push}
        isOn={isOn}
        hint={isGuest ? t.trouble.guest : t.pushHint}
        trouble={trouble && !isGuest ? t.trouble[trouble] : undefined}
        isBusy={isBusy || (!isOn && trouble !== undefined && trouble !== 'failed')}
        onSwitch={(wanted) => void switchTo(wanted)}
      />
      {isGuest ? (
        <button type="button" class="button-quiet" onClick={showRegistration}>
          {words.account.register(store.state.value.nick)}
        </button>
      ) : null}
    </div>
  )
}

/** Where it is not as usual. */
function Exceptions() {
  const store = useStore()
  const { notices, buffers } = store.state.value
  const found = [...notices.levels].map(([key, level]) => ({ key, level, buffer: buffers.get(key) }))
  const place = useFocusThatStays<HTMLDivElement>(found.length)
  return (
    <div ref={place} tabIndex={-1}>
      {found.length === 0 ? (
        <p class="dialog-hint">{t.noExceptions}</p>
      ) : (
        <>
          <h3>{t.exceptions}</h3>
          <ul class="exceptions">
            {found.map(({ key, level, buffer }) => (
              <li key={key}>
                <bdi>{buffer?.name ?? key}</bdi>
                <span>{t.levels[level]}</span>
                <IconButton
                  icon="close"
                  label={t.forget(buffer?.name ?? key)}
                  onClick={() => chooseLevel(store, buffer ?? { key, name: key }, undefined)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function OwnWords() {
  const store = useStore()
  const said = store.state.value.notices.words.join(', ')
  const [typed, setTyped] = useState<string | undefined>(undefined)

  function take(): void {
    if (typed === undefined) return
    chooseWords(store, wordsIn(typed))
    setTyped(undefined)
  }

  return (
    <label class="dialog-fields">
      <span>{t.words}</span>
      <input
        class="field"
        dir="auto"
        placeholder={t.wordsHint}
        value={typed ?? said}
        maxLength={400}
        spellcheck={false}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && !isForInputMethod(event) && take()}
      />
    </label>
  )
}

export const noticesSection: Section = { id: 'notices', title: t.title, View: Notices }
