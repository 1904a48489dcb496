/** What can be done with a message, in Arabic. */
import type { Words } from '../words.ts'

export const deeds: Words['deeds'] = {
  label: 'إجراءات هذه الرسالة',
  reply: 'رد',
  react: 'تفاعل',
  reactWith: (emoji) => `تفاعل بـ ${emoji}`,
  edit: 'عدّل',
  redact: 'احذف',
  redactSure: 'احذف حقًا',
  pin: 'ثبّت',
  unpin: 'ألغِ التثبيت',
  close: 'أغلق',
  copyLink: 'انسخ الرابط',
  copyText: 'انسخ النص',
}
