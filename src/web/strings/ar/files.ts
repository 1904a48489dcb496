/** Images and files, in Arabic. */
import { formatBytes } from '../format-bytes.ts'
import { name as kept, some } from './count.ts'
import type { Words } from '../words.ts'

const size = (bytes: number): string => formatBytes('ar', bytes)

const FILES = { one: 'ملف واحد', two: 'ملفان', few: 'ملفات', many: 'ملفًا', other: 'ملف' }

export const files: Words['files'] = {
  choose: 'أضف صورًا أو ملفات',
  drop: (place) => `أفلت هنا للإرسال إلى ${kept(place)}`,
  list: 'ملفات ترافق الرسالة',
  remove: (name) => `أزل ${kept(name)}`,
  stop: (name) => `أوقف إرسال ${kept(name)}`,
  retry: (name) => `حاول إرسال ${kept(name)} من جديد`,
  describe: (name) => `وصف ${kept(name)}`,
  describeHint: 'وصف',
  asking: 'في الانتظار…',
  sent: 'جاهز',
  attached: (count) => `مرفق: ${some(count, FILES)}`,
  percent: (part) => `${Math.floor(part * 100)}٪`,
  size,
  tooMany: 'لا تحمل الرسالة أكثر من 20 ملفًا.',
  tooLarge: (maxBytes) => `كبير جدًا: الحد الأقصى ${size(maxBytes)}`,
  quota: 'هذا أكثر مما يمكنك إرساله خلال ساعة',
  full: 'لم يبق في الخادم مكان للملفات',
  busy: 'ملفات كثيرة في وقت واحد. حاول بعد قليل',
  off: 'لا يمكن لأحد إرسال ملفات هنا',
  empty: 'الملف فارغ',
  cut: 'انقطع الاتصال. حاول من جديد',
  offline: 'لا يوجد اتصال. حاول من جديد',
  forbidden: 'لا يمكنك إرسال ملفات هنا',
  open: (name) => `افتح ${kept(name)}`,
  download: (name, bytes) => `نزّل ${kept(name)}، ${bytes}`,
  original: 'فتح الأصل',
  previous: 'الصورة السابقة',
  next: 'الصورة التالية',
  gone: 'لم يعد هذا الملف موجودًا',
}
