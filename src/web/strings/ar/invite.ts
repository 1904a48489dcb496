/** Inviting others, in Arabic. */
import { name } from './count.ts'
import type { Words } from '../words.ts'

export const invite: Words['invite'] = {
  open: 'دعوة آخرين',
  title: (channel) => `دعوة آخرين إلى ${name(channel)}`,
  titleServer: 'دعوة آخرين',
  lead: 'من يفتح هذا الرابط يختار اسمًا ويدخل.',
  link: 'الرابط',
  copy: 'نسخ',
  copied: 'نُسخ',
  share: 'مشاركة…',
  code: (link) => `رمز QR للرابط ${name(link)}`,
  codeLead: 'أو ليوجّهوا الهاتف نحو هذا:',
  large: 'بحجم الشاشة',
  onlyHere: 'يعمل هذا الرابط على هذا الجهاز فقط: لا يعرف الخادم عنوانًا يصل إليه الآخرون.',
}
