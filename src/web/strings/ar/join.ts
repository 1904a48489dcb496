/** The dialog in which one finds a channel or makes one, in Arabic. */
import { counted, name } from './count.ts'
import type { Words } from '../words.ts'

export const join: Words['join'] = {
  label: 'انضم إلى قناة أو أنشئ قناة',
  field: 'اسم القناة، أو كلمات من موضوعها',
  list: 'قنوات هذا الخادم',
  people: (count) => counted(count, { one: 'شخص', two: 'شخصان', few: 'أشخاص', many: 'شخصًا', other: 'شخص' }),
  loading: 'نبحث عن القنوات الموجودة…',
  none: 'لا قناة بهذا الاسم هنا بعد.',
  noList: 'لم تصل القائمة. يمكنك الانضمام بكتابة الاسم رغم ذلك.',
  joined: 'أنت فيها',
  go: (channel) => `اذهب إلى ${name(channel)}`,
  join: (channel) => `انضم إلى ${name(channel)}`,
  create: (channel) => `أنشئ ${name(channel)}`,
  password: (channel) => `كلمة مرور ${name(channel)}`,
  enter: 'ادخل',
  refused: (channel, why) =>
    ({
      471: `القناة ${name(channel)} ممتلئة الآن.`,
      473: `القناة ${name(channel)} للمدعوّين. اسأل أحد من فيها.`,
      474: `لا يُسمح لك بدخول ${name(channel)}.`,
      475: `للقناة ${name(channel)} كلمة مرور.`,
      477: `القناة ${name(channel)} لمن لهم حساب.`,
      476: `لا يصلح ${name(channel)} اسمًا لقناة.`,
    })[why],
}
