/** What a registered channel shows of itself to those who are not in it. */
import { textFault } from '../text.ts'
import type { Setting } from './setting.ts'

const URL = /^[a-z][a-z\d+.-]*:[^\s\p{C}]+$/iu

/** It is in no list for those who are not in it; who knows its name may come and look. */
export const isPrivate: Setting<boolean> = { standard: false }

/** Empty for none, as the next. */
export const description: Setting<string> = {
  standard: '',
  fault: (text, { limits }) => textFault('description', text, limits.topicBytes),
}

export const url: Setting<string> = {
  standard: '',
  fault(text, { limits }) {
    if (text !== '' && !URL.test(text)) return { why: 'setting-invalid', setting: 'url', value: text }
    return textFault('URL', text, limits.reasonBytes)
  },
}
