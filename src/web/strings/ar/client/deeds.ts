/** What can and cannot be done with messages, and what a search has found, in Arabic. */
import type { Phrases } from '../../../../client/phrases/phrases.ts'
import { counted, ltr, message, name } from '../count.ts'

const JUMP = `يذهب إليها ${ltr('/jump')} مع رقم.`
const line = { one: 'سطر', two: 'سطران', few: 'أسطر', many: 'سطرًا', other: 'سطر' }

export const deeds: Phrases['deeds'] = {
  noReaction: 'هذا ليس تفاعلًا.',
  passesNoReactions: 'هذا الخادم لا يمرّر التفاعلات.',
  knowsNoReactions: 'هذا الخادم لا يعرف التفاعلات.',
  cannotBeNothing: `لا يمكن أن تصير الرسالة فارغة: الأمر ${ltr('/redact')} يحذفها.`,
  tooLong: 'هذا أطول من رسالة واحدة.',
  noEdits: 'في هذا الخادم يبقى ما قيل كما هو.',
  noRedactions: 'في هذا الخادم لا يمكن سحب ما قيل.',
  noPins: 'هذا الخادم لا يثبّت الرسائل.',
  foundHere: (count, lines) => {
    const found = count === 0 ? 'لم يُعثر على شيء' : `وُجد: ${counted(count, { ...message, one: 'رسالة' })}`
    return `${found}. البحث كان في المحمّل هنا (${counted(lines, line)}). الأمر ${ltr('/history')} يحمّل ما هو أقدم.`
  },
  found: (count, isAll) =>
    count === 0
      ? 'لم يُعثر على شيء.'
      : `وُجد: ${counted(count, { ...message, one: 'رسالة' })}${isAll ? '' : ' أو أكثر'}. ${JUMP}`,
  pinned: (count) =>
    count === 0 ? 'لا شيء مثبّت هنا.' : `المثبّت: ${counted(count, { ...message, one: 'رسالة' })}. ${JUMP}`,
  fault: (word) => `تعذّر فهم ${name(word)}: التاريخ يُكتب ${ltr('2026-11-23')}، أو ${ltr('2d')} لما قبل يومين.`,
  noneToGoTo: `لم يُعثر على شيء كهذا. الأمر ${ltr('/search')} يبحث في الرسائل.`,
  noPlace: 'ليس لهذه الرسالة مكان يُذهب إليه.',
  cannotBeFetched: 'لا يمكن جلب هذه الرسالة.',
  notKept: 'لم تعد هذه الرسالة محفوظة.',
}
