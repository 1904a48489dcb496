/** What people should know about the connection; nothing while all is well. */
import { useEffect, useState } from 'preact/hooks'
import type { Status } from '../../../client/state/client-state.ts'
import { words } from '../../strings/words.ts'
import { useStore } from '../shared/ui.ts'

const t = words.connection

export function ConnectionBar() {
  const store = useStore()
  const { status, isRestored } = store.state.value
  const [, setTick] = useState(0)
  const isWaiting = status.at === 'waiting'
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => setTick((tick) => tick + 1), 1000)
    return () => clearInterval(timer)
  }, [isWaiting])
  const text = textFor(status, isRestored)
  return (
    <div role="status" aria-live={isWaiting ? 'off' : 'polite'}>
      {text === undefined ? null : (
        <div class="status-bar">
          <span>{text}</span>
          {isWaiting ? (
            <button type="button" onClick={() => store.retry()}>
              {t.again}
            </button>
          ) : null}
        </div>
      )}
    </div>
  )
}

function textFor(status: Status, isRestored: boolean): string | undefined {
  switch (status.at) {
    case 'online':
      return undefined
    case 'waiting': {
      const seconds = Math.max(1, Math.ceil((status.retryAt - Date.now()) / 1000))
      return isRestored ? words.offline.rememberedLost(seconds) : t.lost(seconds)
    }
    case 'stopped':
      return t.stopped
    case 'connecting':
    case 'registering':
    case 'nick-refused':
      return isRestored ? words.offline.remembered : t.connecting
    default:
      return status satisfies never
  }
}
