/** What awaits those who come into a registered channel. */
import { textFault } from '../text.ts'
import type { Setting } from './setting.ts'

/** Whether access gives its rank at once; where not, it is for the asking. */
export const autoOp: Setting<boolean> = { standard: true }

/** What whoever joins is told; empty for nothing. */
export const entryMessage: Setting<string> = {
  standard: '',
  fault: (text, { limits }) => textFault('entry message', text, limits.topicBytes),
}
