/** The list of channels, in Arabic. */
import { message, name, some } from './count.ts'
import type { Words } from '../words.ts'

export const sidebar: Words['sidebar'] = {
  label: 'القنوات',
  open: 'افتح قائمة القنوات',
  close: 'أغلق قائمة القنوات',
  channels: 'القنوات',
  people: 'المحادثات',
  server: 'الخادم',
  unread: (count) => `غير مقروء: ${some(count, message)}`,
  mentions: (count) => `لك: ${some(count, message)}`,
  joinLabel: 'انضم إلى قناة أو أنشئ قناة',
  leave: (channel) => `غادر ${name(channel)}`,
  closeConversation: (nick) => `أغلق المحادثة مع ${name(nick)}`,
  favourites: 'المفضلة',
  out: 'غادرتها',
  draft: 'مسودة',
  here: 'حاضر',
  offline: 'ليس هنا',
  moreUnread: 'جديد في الأسفل',
  more: (place) => `المزيد عن ${name(place)}`,
  pin: 'إضافة إلى المفضلة',
  unpin: 'إزالة من المفضلة',
  moveUp: 'انقل إلى أعلى',
  moveDown: 'انقل إلى أسفل',
  about: 'عن هذه القناة',
  who: 'الملف الشخصي',
  rejoin: 'انضم من جديد',
  notIn: 'لست فيها',
  away: 'غائب',
}
