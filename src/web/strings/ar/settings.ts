/** The settings, in Arabic. */
import { name } from './count.ts'
import type { Words } from '../words.ts'

export const settings: Words['settings'] = {
  title: 'الإعدادات',
  open: 'الإعدادات',
  sections: 'أقسام الإعدادات',
  looks: 'المظهر',
  theme: 'الألوان',
  density: 'المسافات',
  language: 'اللغة',
  likeBrowser: 'لغة المتصفح',
  languageHint: 'يُعاد تحميل الصفحة.',
  about: 'حول',
  server: (server) => `أنت في ${name(server)}.`,
  what: 'سنَغ غرفة دردشة يدخلها كل واحد بما لديه.',
  ways: 'طرق أخرى للدخول',
  shortcuts: 'اختصارات لوحة المفاتيح',
}
