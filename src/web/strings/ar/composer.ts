/** Where one writes, in Arabic. */
import { message, name, some } from './count.ts'
import type { Words } from '../words.ts'

const CHARACTERS = { one: 'حرف واحد', two: 'حرفان', few: 'أحرف', many: 'حرفًا', other: 'حرف' }

export const composer: Words['composer'] = {
  label: (place) => `رسالة إلى ${name(place)}`,
  send: 'أرسل',
  suggestions: 'اقتراحات',
  replying: (nick) => `رد على ${name(nick)}`,
  editing: 'تعدّل رسالتك',
  cancel: 'ألغِ',
  typing: (nicks) => (nicks.length > 3 ? 'عدة أشخاص يكتبون…' : `يكتب الآن: ${nicks.map(name).join('، ')}…`),
  notIn: (channel) => `لست في ${name(channel)}.`,
  rejoin: 'انضم من جديد',
  pastedChoice: 'ما لُصق',
  pasted: (lines, messages) =>
    `لُصق ${some(lines, { one: 'سطر واحد', two: 'سطران', few: 'أسطر', many: 'سطرًا', other: 'سطر' })}${
      messages > 1 ? `، ويُرسل في ${some(messages, { ...message, two: 'رسالتين' })}` : ''
    }`,
  asCode: 'ككتلة شيفرة',
  asText: 'كنص عادي',
  asFile: 'كملف',
  leavePasted: 'اتركه كما هو',
  backAsText: (file) => `أعد ${name(file)} نصًّا`,
  tooLongToPaste: (characters, room) =>
    `في هذا النص ${some(characters, CHARACTERS)}، والمكان هنا يتسع لـ${some(room, { ...CHARACTERS, two: 'حرفين' })}: لم يُلصق شيء.`,
  serverHint: 'أوامر فقط، مثل \u2066/join #tea\u2069 أو \u2066/help\u2069',
}
