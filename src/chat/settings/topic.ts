/** The topic of a registered channel while nobody is in it. */
import type { Setting } from './setting.ts'

/** Where it is off, the topic is forgotten when nobody is there any more. */
export const keepTopic: Setting<boolean> = { standard: true }
