/** What people should know about the connection; nothing while all is well. */
import { useEffect, useState } from 'preact/hooks'
import { words } from '../strings/words.ts'
import { useStore } from './ui.ts'

const t = words.connection

export function ConnectionBar() {
  const store = useStore()
  const { status } = store.state.value
  const [, setTick] = useState(0)
  const isWaiting = status.at === 'waiting'
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => setTick((tick) => tick + 1), 1000)
    return () => clearInterval(timer)
  }, [isWaiting])
  const text =
    status.at === 'online'
      ? undefined
      : status.at === 'waiting'
        ? t.lost(Math.max(1, Math.ceil((status.retryAt - Date.now()) / 1000)))
        : status.at === 'stopped'
          ? t.stopped
          : t.connecting
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
