/** What all dialogs have, in Arabic. */
import type { Words } from '../words.ts'

export const dialog: Words['dialog'] = {
  close: 'أغلق',
  outOfDate: 'هذه الصفحة قديمة',
  gone: 'هذا جزء من نسخة أقدم من الصفحة، ولم يبق لدى الخادم إلا الأحدث. أعد تحميل الصفحة: ما بدأت كتابته محفوظ.',
  notLoaded: 'تعذّر تحميل هذا',
  unreached: 'لا يمكن الوصول إلى الخادم الآن.',
  again: 'حاول من جديد',
}
