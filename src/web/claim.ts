/** The owner's link, `/#claim=TOKEN`: the token leaves the address at once, so that it stays in no history and on no screen. */
import { signal } from '@preact/signals'

/** Until it was used; of this page only. */
export const claimToken = signal<string | undefined>(undefined)

/** Takes the token out of the address, where there is one. */
export function takeClaim(): void {
  const token = /^#claim=([0-9a-f]{1,128})$/.exec(location.hash)?.[1]
  if (token === undefined) return
  history.replaceState(history.state, '', location.pathname + location.search)
  claimToken.value = token
}
