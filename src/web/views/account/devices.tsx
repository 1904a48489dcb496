/** The browsers that are logged in, each with what ends that. */
import { locale, words } from '../../strings/words.ts'
import { useFocusThatStays } from '../shared/focus.ts'
import type { Change, Device } from './account.tsx'

const t = words.account

const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })

export function DevicesSection({ devices, change }: { readonly devices: readonly Device[]; readonly change: Change }) {
  const others = devices.filter(({ isThis }) => !isThis)
  const place = useFocusThatStays<HTMLElement>(devices.length)
  return (
    <section ref={place} tabIndex={-1} aria-labelledby="account-devices">
      <h3 id="account-devices">{t.devices}</h3>
      <ul class="account-list">
        {devices.toReversed().map(({ id, name, seenAt, isThis }) => (
          <li key={id}>
            <span>
              <bdi>{name === '' ? t.unknownDevice : name}</bdi>
              <span class="dialog-hint">{isThis ? t.thisDevice : t.seen(day.format(seenAt))}</span>
            </span>
            {isThis ? null : (
              <button
                type="button"
                class="quiet-button"
                aria-label={t.logOutDevice(name === '' ? t.unknownDevice : name)}
                onClick={() => void change('DELETE', `/session/devices/${encodeURIComponent(id)}`)}
              >
                {t.logOut}
              </button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 ? (
        <button type="button" class="quiet-button" onClick={() => void change('DELETE', '/session/devices')}>
          {t.logOutOthers}
        </button>
      ) : null}
    </section>
  )
}
