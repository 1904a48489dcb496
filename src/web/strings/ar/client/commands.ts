/** What the slash commands are for and how they are used, in Arabic. */
import type { Phrases } from '../../../../client/phrases/phrases.ts'
import { ltr } from '../count.ts'

/** What somebody puts there, within a command that is written from left to right. */
const arg = (text: string, mark = ''): string => `<${mark}\u2067${text}\u2069>`

const WHICH = `[^${arg('رقم أو اسم')}]`
const CHANNEL = arg('القناة', '#')
const NICK = arg('الاسم')
const TEXT = arg('النص')
const REASON = arg('السبب')

export const commands: Phrases['commands'] = {
  help: { usage: ltr(`[${arg('الأمر')}]`), summary: 'يعرض الأوامر' },
  join: { usage: ltr(`${CHANNEL} [${arg('كلمة المرور')}]`), summary: 'يدخل قناة' },
  part: { usage: ltr(`[${CHANNEL}] [${REASON}]`), summary: 'يغادر قناة' },
  msg: { usage: ltr(`${arg('اسم أو قناة')} ${TEXT}`), summary: 'يقول شيئًا لشخص واحد أو في قناة أخرى' },
  query: { usage: ltr(`${NICK} [${TEXT}]`), summary: 'يفتح محادثة مع شخص واحد' },
  nick: { usage: ltr(arg('الاسم الجديد')), summary: 'يغيّر اسمك' },
  me: { usage: ltr(arg('ما تفعله')), summary: 'يقول ما تفعله' },
  reply: { usage: ltr(`${WHICH} ${TEXT}`), summary: 'يرد على رسالة، أو على آخر رسالة من غيرك' },
  react: {
    usage: ltr(`${WHICH} ${arg('رمز أو كلمة')}`),
    summary: `يتفاعل مع رسالة، أو مع آخر رسالة من غيرك: ${ltr('/react 👍')}`,
  },
  unreact: { usage: ltr(`${WHICH} ${arg('رمز أو كلمة')}`), summary: 'يسحب تفاعلك' },
  edit: { usage: ltr(`${WHICH} ${arg('النص الجديد')}`), summary: 'يغيّر ما قلته، أو آخر ما قلته' },
  redact: { usage: ltr(`${WHICH} [${REASON}]`), summary: 'يحذف رسالة، أو آخر رسالة لك' },
  pin: { usage: ltr(WHICH), summary: 'يثبّت رسالة في هذه القناة، أو آخر رسالة' },
  unpin: { usage: ltr(WHICH), summary: 'يلغي تثبيت رسالة' },
  pins: { usage: '', summary: 'يعرض المثبّت هنا' },
  topic: { usage: ltr(`[${CHANNEL}] [${arg('الموضوع')}]`), summary: 'يعرض موضوع القناة أو يضعه' },
  who: { usage: ltr(`[${arg('قناة أو اسم')}]`), summary: 'يعرض من هنا' },
  whois: { usage: ltr(NICK), summary: 'يعرض ما يُعرف عن شخص' },
  names: { usage: '', summary: 'يعرض من في هذه القناة' },
  invite: { usage: ltr(`${NICK} [${CHANNEL}]`), summary: 'يدعو شخصًا إلى قناة' },
  kick: { usage: ltr(`[${CHANNEL}] ${NICK} [${REASON}]`), summary: 'يُخرج شخصًا من قناة' },
  mode: {
    usage: ltr(`[${CHANNEL}] [${arg('الأوضاع')} [${arg('القيم')}…]]`),
    summary: 'يعرض أوضاع القناة أو يغيّرها',
  },
  away: { usage: ltr(`[${REASON}]`), summary: 'يقول إنك غائب' },
  back: { usage: '', summary: 'يقول إنك عدت' },
  list: { usage: ltr(`[${arg('نمط')}]`), summary: 'يعرض قنوات هذا الخادم' },
  history: { usage: '', summary: 'يجلب رسائل أقدم' },
  search: {
    usage: ltr(
      `${arg('كلمات')} [from:${NICK}] [in:${CHANNEL}] [before:${arg('تاريخ')}] [after:${arg('تاريخ')}] [has:<link|file|image>]`,
    ),
    summary: 'يبحث في الرسائل',
  },
  jump: { usage: ltr(`[${arg('رقم')}]`), summary: 'يذهب إلى رسالة وُجدت أو ثُبّتت، أو إلى آخرها دون رقم' },
  now: { usage: '', summary: 'يعود من هناك إلى ما يقال الآن' },
  switch: { usage: ltr(arg('رقم أو اسم')), summary: 'يعرض قناة أو محادثة أخرى' },
  close: { usage: '', summary: 'يغلق هذه المحادثة، أو يغادر هذه القناة ويغلقها' },
  quote: { usage: ltr(arg('سطر')), summary: 'يرسل سطرًا من IRC كما هو' },
  quit: { usage: ltr(`[${REASON}]`), summary: 'يغادر الخادم' },
}
