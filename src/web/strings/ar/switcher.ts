/** The quick switcher, in Arabic. */
import type { Words } from '../words.ts'

export const switcher: Words['switcher'] = {
  label: 'اذهب إلى قناة أو شخص',
  field: 'إلى أين؟',
  kinds: { channel: 'انضم', person: 'اكتب إلى' },
  none: 'لا شيء بهذا الاسم. يضمّك مفتاح الإدخال إلى القناة أو يفتح المحادثة.',
}
