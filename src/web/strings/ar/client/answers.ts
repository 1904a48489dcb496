/** What commands answer to whoever typed them, in Arabic. */
import type { Phrases } from '../../../../client/phrases/phrases.ts'
import { ltr, name, rtl } from '../count.ts'

export const answers: Phrases['answers'] = {
  help: {
    which: `الرسالة قبل الأخيرة هي ${ltr('^2')}، وآخر رسالة من amy هي ${ltr('^amy')}.`,
    keys: '',
    rest: `كل ما عدا ذلك يقال كما هو. ${ltr('//text')} يقول ${ltr('/text')}. وكلمة QUIT وحدها تغادر.`,
  },
  helpLine: (command, summary) => rtl(`${ltr(command)}: ${summary}`),
  noCommand: (verb) => `لا أمر بالاسم ${ltr(`/${verb}`)}.`,
  noCommandToRun: (verb) =>
    `لا أمر بالاسم ${ltr(`/${verb}`)}. الأمر ${ltr('/help')} يعرض الأوامر، و${ltr(`//${verb}`)} يقولها كما هي.`,
  likeThis: (line) => `يُكتب هكذا: ${ltr(line)}`,
  cannotBeSent: (why) => `لا يمكن إرسال ذلك: ${name(why)}.`,
  notSent: 'لا اتصال: لم يُرسل ذلك.',
  cannotWait: 'لا اتصال، ولا مكان لانتظار المزيد: لم يُرسل ذلك.',
  nickRefused: 'لا يصلح هذا الاسم',
  nobodyHears: 'لا أحد يسمعك هنا.',
  nobodyHearsInServer: `لا أحد يسمعك هنا. اكتب ${ltr('/join #channel')} أو ${ltr('/msg somebody')}.`,
  nobodySees: 'لا أحد هنا ليرى ذلك.',
  toldTo: (target, text) => `إلى ${name(target)}: ${name(text)}`,
  notIn: (channel) => `لست في ${name(channel)}. اكتب ${ltr(`/join ${channel}`)}`,
  notInAnyMore: (channel) =>
    `لست في ${name(channel)}. الأمر ${ltr(`/join ${channel}`)} يعيدك إليها، و${ltr('/part')} يتركها نهائيًا.`,
  noChannelOfYours: 'هذه ليست قناة أنت فيها.',
  noTopic: (channel) => `لا موضوع للقناة ${name(channel)}.`,
  topicOf: (channel, topic) => `موضوع ${name(channel)}: ${name(topic)}`,
  here: (count, nicks) => `هنا ${count}: ${name(nicks)}`,
  keepsNoHistory: 'هذا الخادم لا يحفظ ما قيل.',
  nothingOlder: 'لا شيء أقدم.',
  noneOpen: (called) => `لا شيء مفتوح بالاسم ${name(called)}.`,
  staysOpen: `هذه تبقى مفتوحة. الأمر ${ltr('/quit')} يغادر الخادم.`,
  noMessageNamed: (which) => `لا توجد رسالة ${ltr(which)} هنا.`,
  noSuchMessage: 'لا توجد رسالة كهذه هنا.',
}
