/** The search and what is pinned, in Arabic. */
import { message, name, some } from './count.ts'
import type { Words } from '../words.ts'

export const search: Words['search'] = {
  label: 'البحث',
  field: 'كلمات للبحث',
  submit: 'ابحث',
  close: 'أغلق البحث',
  filters: 'المرشّحات',
  filterNames: { from: 'من', in: 'في', after: 'بعد', before: 'قبل', has: 'مع' },
  contents: { link: 'رابط', file: 'ملف', image: 'صورة' },
  values: 'قيم المرشّح',
  takeAway: (filter) => `أزل ${name(filter)}`,
  daysAgo: (days) => `قبل ${some(days, { one: 'يوم', two: 'يومين', few: 'أيام', many: 'يومًا', other: 'يوم' })}`,
  help: [
    ['green tea', 'الكلمتان بأي ترتيب'],
    ['"green tea"', 'الكلمتان معًا'],
    ['from:amy', 'ما قالته amy'],
    ['in:#tea', 'ما قيل هناك'],
    ['after:2d', 'منذ يومين؛ وكذلك before: وتواريخ مثل \u20662026-01-31\u2069'],
    ['has:link', 'ما فيه رابط'],
    ['has:file', 'ما معه ملف أيًّا كان؛ و\u2066has:image\u2069 للصور'],
  ],
  asking: 'جارٍ البحث…',
  none: 'لم يُعثر على شيء.',
  empty: 'ما الكلمات المطلوبة؟',
  fault: (word) => `تعذّر فهم ${name(word)}: التاريخ يُكتب \u20662026-11-23\u2069، أو \u20662d\u2069 لما قبل يومين.`,
  offline: 'لا اتصال: لا يمكن البحث الآن.',
  unsupported: 'لا يدعم هذا الخادم البحث.',
  again: 'حاول من جديد',
  found: (count) => `النتائج: ${some(count, message)}`,
  more: 'نتائج أخرى',
  pins: 'المثبّتة',
  noPins: 'لا شيء مثبّت هنا.',
  pinned: (count) => `المثبّت: ${some(count, message)}`,
}
