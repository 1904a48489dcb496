/** Lets the person choose an emoji, in a dialog whose program is fetched when it is wanted first. */
import { closeDialog, showDialogLater } from '../shared/dialog.tsx'

/** `onPick` is called for each that is chosen. */
export function pickEmoji(label: string, onPick: (value: string) => void): void {
  function pick(value: string, isMore: boolean): void {
    onPick(value)
    if (!isMore) closeDialog()
  }
  void showDialogLater(async () => {
    const { EmojiPicker } = await import('./picker.tsx')
    return <EmojiPicker label={label} onPick={pick} />
  })
}
