/** The door, in Arabic. */
import { name } from './count.ts'
import type { Words } from '../words.ts'

export const enter: Words['enter'] = {
  title: (server) => `أهلًا بك في ${name(server)}`,
  lead: 'اختر اسمًا وادخل.',
  leadsTo: (channel) => `يقود هذا الرابط إلى ${name(channel)}، ولم تكن هناك من قبل. من فيها يرى دخولك.`,
  leadsToOwning: 'اختر اسمًا أولًا، ثم يصبح هذا الخادم لك.',
  nick: 'اسمك',
  nickHint: 'من دون مسافات. يراه الآخرون بجانب ما تقوله.',
  withPassword: 'الدخول بكلمة مرور',
  withPasskey: 'استخدام مفتاح مرور',
  password: 'كلمة المرور',
  passwordHint: 'كلمة مرور الحساب الذي يحمل هذا الاسم.',
  submit: 'ادخل',
  connecting: 'جارٍ الدخول…',
  empty: 'اختر اسمًا أولًا من فضلك.',
  spaces: 'لا مسافات في الاسم. جرّب كلمة واحدة.',
  taken: (nick) => `هناك من يحمل الاسم ${name(nick)}. جرّب اسمًا آخر.`,
  registered: (nick) => `الاسم ${name(nick)} يخص حسابًا. هل هو لك؟ أدخل كلمة مروره، وإلا فجرّب اسمًا آخر.`,
  refused: (nick) => `لا يمكن استخدام الاسم ${name(nick)} هنا. الحروف والأرقام مقبولة دائمًا.`,
  wrongPassword: 'الاسم وكلمة المرور لا يتطابقان.',
  unverified: 'ينتظر هذا الحساب الرمز الذي أُرسل بالبريد.',
  code: 'الرمز من الرسالة',
  noPasskey: 'لا يخص مفتاح المرور هذا أي حساب هنا، أو أُلغي ذلك.',
  loggedOut: 'سُجِّل خروجك على هذا الجهاز. ادخل من جديد، أو اختر اسمًا آخر.',
  unreachable: 'تعذّر الوصول إلى الخادم. هل الشبكة متصلة؟',
  read: 'اقرأ دون اسم',
  serverPassword: 'كلمة مرور هذا الخادم',
  serverPasswordHint: 'يحتاجها كل من يدخل. اسأل من دعاك.',
  serverPasswordWanted: 'لهذا الخادم كلمة مرور لكل من يدخل.',
  serverPasswordWrong: 'هذه ليست كلمة مرور هذا الخادم، أو كثرت المحاولات.',
}
