/** Opens the settings and what belongs to them, which are loaded when somebody wants them. */
import { showDialogLater } from '../shared/dialog.tsx'

/** What one is told of in one channel or conversation, by the key of its buffer. */
export function openLevel(key: string): void {
  void showDialogLater(async () => {
    const { ChannelLevel } = await import('./channel-level.tsx')
    return <ChannelLevel of={key} />
  })
}

/** `at`: the part to begin with, by its id. */
export function openSettings(at?: string): void {
  void showDialogLater(async () => {
    const { Settings } = await import('./settings.tsx')
    return <Settings at={at} />
  })
}
