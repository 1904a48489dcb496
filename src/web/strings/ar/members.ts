/** The list of people, in Arabic. */
import { name } from './count.ts'
import type { Words } from '../words.ts'

export const members: Words['members'] = {
  label: 'الحاضرون',
  close: 'أغلق قائمة الحاضرين',
  away: 'غائب',
  filter: 'ابحث عن شخص',
  none: 'لا أحد بهذا الاسم.',
  more: (count) => `و${count} آخرون: ابحث عنهم بالاسم`,
  who: (nick) => `الملف الشخصي لـ ${name(nick)}`,
  bot: 'روبوت',
  ranks: {
    owner: 'المالك',
    admin: 'مدير',
    operator: 'مشرف',
    halfOperator: 'نصف مشرف',
    voice: 'له حق الكلام',
    other: 'الباقون',
  },
}
