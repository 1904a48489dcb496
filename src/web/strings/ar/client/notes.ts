/** What has happened, in Arabic. */
import type { Phrases } from '../../../../client/phrases/phrases.ts'
import { ltr, name } from '../count.ts'

const because = (reason: string): string => (reason === '' ? '' : ` (${name(reason)})`)
const message = (of: string | undefined): string => (of === undefined ? 'رسالة' : `رسالة من ${name(of)}`)

const ranks = {
  owner: 'المالك',
  admin: 'مدير',
  operator: 'مشرف',
  halfOperator: 'نصف مشرف',
  voice: 'حق الكلام',
}
const byWhom = (nick: string | undefined): string => (nick === undefined ? '' : ` (${name(nick)})`)

export const notes: Phrases['notes'] = {
  topicSet: (nick, topic) => `وضع ${name(nick)} الموضوع: ${name(topic)}`,
  topicCleared: (nick) => `أزال ${name(nick)} الموضوع`,
  banned: (nick, whom) => `حظر ${name(nick)} ${name(whom)}`,
  unbanned: (nick, whom) => `رفع ${name(nick)} الحظر عن ${name(whom)}`,
  muted: (nick, whom) => `أسكت ${name(nick)} ${name(whom)}`,
  unmuted: (nick, whom) => `سمح ${name(nick)} لـ${name(whom)} بالكلام من جديد`,
  modesSet: (nick, modes) => `غيّر ${name(nick)} الأوضاع: ${ltr(modes)}`,
  rankGiven: (who, rank, by) => `نال ${name(who)} رتبة: ${ranks[rank]}${byWhom(by)}`,
  rankTaken: (who, rank, by) => `فقد ${name(who)} رتبة: ${ranks[rank]}${byWhom(by)}`,
  ownModes: (modes) => `أوضاعك: ${ltr(modes)}`,
  renamed: (nick, from, to, reason) => `غيّر ${name(nick)} اسم ${name(from)} إلى ${name(to)}${because(reason)}`,
  invitesYou: (nick, channel) => `يدعوك ${name(nick)} إلى ${name(channel)}: ${ltr(`/join ${channel}`)}`,
  invited: (nick, whom) => `دعا ${name(nick)} ${name(whom)}`,
  removed: (by, whom, channel, reason) => `أخرج ${name(by)} ${name(whom)} من ${name(channel)}${because(reason)}`,
  removedYou: (by, channel, reason) => `أخرجك ${name(by)} من ${name(channel)}${because(reason)}`,
  pinned: (nick, of) => `ثبّت ${name(nick)} ${message(of === nick ? undefined : of)}`,
  unpinned: (nick, of) => `ألغى ${name(nick)} تثبيت ${message(of === nick ? undefined : of)}`,
  noticeTo: (nick, text) => `تنبيه إلى ${name(nick)}: ${name(text)}`,
  noticeFrom: (nick, text) => `تنبيه من ${name(nick)}: ${name(text)}`,
  noRoomFor: (nick, text) =>
    `كتب إليك ${name(nick)}: ${name(text)} (المحادثات المفتوحة كثيرة. أغلق بعضها لترى الجديدة.)`,
  connectionLost: (why) => `انقطع الاتصال: ${name(why)}.`,
  moreWasSaid: 'قيل في غيابك أكثر مما يظهر هنا.',
}
