/** A password that was forgotten, in Arabic. */
import { name as isolated } from './count.ts'
import type { Words } from '../words.ts'

export const forgotten: Words['forgotten'] = {
  open: 'هل نسيت كلمة المرور؟',
  titleFor: (name) => `كلمة مرور جديدة للحساب ${isolated(name)}`,
  lead: 'يُرسَل رمز لكلمة مرور جديدة إلى البريد الإلكتروني للحساب.',
  noMail: 'لا يرسل هذا الخادم بريدًا. يستطيع من يديره أن يعطيك رمزًا لكلمة مرور جديدة، فاطلبه منه.',
  name: 'اسم الحساب',
  send: 'أرسل الرمز',
  hasCode: 'لديّ رمز',
  sent: 'إن كان هناك حساب بهذا الاسم وكان بريده الإلكتروني معروفًا، فرسالة فيها رمز في طريقها إليه. يصلح الرمز لساعة واحدة.',
  code: 'الرمز',
  set: 'احفظها وادخل',
  ends: 'عندئذ يُسجَّل خروج كل الأجهزة الأخرى وتُحذف مفاتيح المرور.',
  another: 'اطلب رمزًا آخر',
}
