/** What becomes of what is said in a registered channel. */
import type { Setting } from './setting.ts'

/** Where it is off, nothing that is said is kept from then on. */
export const isRecorded: Setting<boolean> = { standard: true }

const DAY_MS = 86_400_000
const LONGEST_MS = 36_500 * DAY_MS

/** How long it is kept, in milliseconds; 0 for as long as the server keeps things. Never longer than that. */
export const keepForMs: Setting<number> = {
  standard: 0,
  fault(ms) {
    const isOne = Number.isSafeInteger(ms) && ms >= 0 && ms <= LONGEST_MS
    return isOne ? undefined : { why: 'setting-invalid', setting: 'history', value: String(ms) }
  },
}

/** What those see of reactions whose clients know none: nothing, or now and then one notice of all of them. */
export const reactions: Setting<'silent' | 'gathered'> = { standard: 'silent' }
