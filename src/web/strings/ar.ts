/** Every word that the browser client says, in Arabic, which is written from right to left. */
import type { Words } from './en.ts'

const plural = new Intl.PluralRules('ar')

/** Arabic counts in five ways: one, two, a few, many, and the rest. */
function some(count: number, forms: Readonly<Record<'one' | 'two' | 'few' | 'many' | 'other', string>>): string {
  const rule = plural.select(count)
  return rule === 'one' || rule === 'two' ? forms[rule] : counted(count, forms)
}

/** With the digits always: where the number is what is seen, the name has to have it. */
function counted(count: number, forms: Readonly<Record<'one' | 'two' | 'few' | 'many' | 'other', string>>): string {
  const rule = plural.select(count)
  return `${count} ${forms[rule === 'zero' ? 'other' : rule]}`
}

const message = { one: 'رسالة واحدة', two: 'رسالتان', few: 'رسائل', many: 'رسالة', other: 'رسالة' }

/** A name of any script, kept together. */
const name = (text: string): string => `\u2068${text}\u2069`

export const ar: Words = {
  language: 'ar',
  direction: 'rtl',
  enter: {
    title: (server) => `أهلًا بك في ${name(server)}`,
    lead: 'اختر اسمًا وادخل.',
    nick: 'اسمك',
    nickHint: 'من دون مسافات. يراه الآخرون بجانب ما تقوله.',
    hasAccount: 'هذا الاسم يخص حسابي',
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
    unreachable: 'تعذّر الوصول إلى الخادم. هل الشبكة متصلة؟',
  },
  connection: {
    connecting: 'جارٍ الاتصال…',
    lost: (seconds) =>
      `انقطع الاتصال. محاولة جديدة بعد ${some(seconds, { one: 'ثانية واحدة', two: 'ثانيتين', few: 'ثوانٍ', many: 'ثانية', other: 'ثانية' })}.`,
    stopped: 'غير متصل.',
    again: 'حاول الآن',
  },
  sidebar: {
    label: 'القنوات',
    open: 'افتح قائمة القنوات',
    close: 'أغلق قائمة القنوات',
    channels: 'القنوات',
    people: 'المحادثات',
    server: 'الخادم',
    unread: (count) => `غير مقروء: ${some(count, message)}`,
    mentions: (count) => `لك: ${some(count, message)}`,
    join: 'انضم',
    joinLabel: 'انضم إلى قناة أو أنشئ قناة',
    joinHint: 'الاسم',
    leave: (channel) => `غادر ${name(channel)}`,
    closeConversation: (nick) => `أغلق المحادثة مع ${name(nick)}`,
    notIn: 'لست فيها',
    you: (nick) => `أنت ${name(nick)}`,
    away: 'غائب',
  },
  topbar: {
    noTopic: 'لا موضوع بعد',
    people: (count) => counted(count, { one: 'شخص', two: 'شخصان', few: 'أشخاص', many: 'شخصًا', other: 'شخص' }),
    search: 'ابحث في الرسائل',
    switcher: 'اذهب إلى قناة أو شخص',
    theme: (now) => `الألوان: ${now}`,
    themes: { system: 'كالنظام', light: 'فاتحة', dark: 'داكنة' },
    density: (now) => `المسافات: ${now}`,
    densities: { comfortable: 'مريحة', compact: 'ضيقة' },
  },
  messages: {
    label: (place) => `الرسائل في ${name(place)}`,
    loading: 'جارٍ تحميل رسائل أقدم…',
    beginning: 'هنا البداية.',
    empty: 'لم يُقل شيء هنا بعد. ألقِ التحية.',
    unreadLine: 'جديد',
    toPresent: 'إلى الحاضر',
    newBelow: (count) => `جديد: ${some(count, message)}`,
    joined: (who) => `دخول: ${name(who)}`,
    left: (who) => `خروج: ${name(who)}`,
    renamed: (from, to) => `${name(from)} صار اسمه ${name(to)}`,
    cameAndWent: 'جاء بعضهم وذهبوا',
    andMore: (names, count) => `${names} و${count} غيرهم`,
    edited: 'معدّلة',
    pinned: 'مثبّتة',
    waiting: 'بانتظار الاتصال',
    sending: 'جارٍ الإرسال',
    removed: 'حُذفت هذه الرسالة.',
    removedBy: (who) => `حذف ${name(who)} هذه الرسالة.`,
    earlier: 'رسالة سابقة',
    answering: (who) => `رد على ${name(who)}: اذهب إلى تلك الرسالة`,
    spoiler: 'نص مخفي: أظهره',
    reaction: (value, who, isOwn) => `${value} من ${name(who)}: ${isOwn ? 'اسحب تفاعلك' : 'أضف تفاعلك'}`,
    jump: 'اذهب إلى هذه الرسالة',
    today: 'اليوم',
    yesterday: 'أمس',
  },
  deeds: {
    label: 'ما يمكن فعله بهذه الرسالة',
    reply: 'رد',
    react: 'تفاعل',
    reactWith: (emoji) => `تفاعل بـ ${emoji}`,
    edit: 'عدّل',
    redact: 'احذف',
    redactSure: 'احذف حقًا',
    pin: 'ثبّت',
    unpin: 'ألغِ التثبيت',
    close: 'أغلق',
  },
  composer: {
    label: (place) => `رسالة إلى ${name(place)}`,
    send: 'أرسل',
    replying: (nick) => `رد على ${name(nick)}`,
    editing: 'تعدّل رسالتك',
    cancel: 'ألغِ',
    typing: (nicks) => (nicks.length > 3 ? 'عدة أشخاص يكتبون…' : `يكتب الآن: ${nicks.map(name).join('، ')}…`),
    notIn: (channel) => `لست في ${name(channel)}.`,
    rejoin: 'انضم من جديد',
    serverHint: 'أوامر فقط، مثل \u2066/join #tea\u2069 أو \u2066/help\u2069',
  },
  members: {
    label: 'الحاضرون',
    close: 'أغلق قائمة الحاضرين',
    away: 'غائب',
    write: (nick) => `اكتب إلى ${name(nick)}`,
    filter: 'ابحث عن شخص',
  },
  search: {
    label: 'البحث',
    field: 'كلمات للبحث',
    hint: 'أيضًا: \u2066from:amy in:#tea after:2d before:2026-01-31 has:link\u2069',
    submit: 'ابحث',
    close: 'أغلق البحث',
    none: 'لم يُعثر على شيء.',
    fault: (word) => `تعذّر فهم ${name(word)}: التاريخ يُكتب \u20662026-11-23\u2069، أو \u20662d\u2069 لما قبل يومين.`,
    found: (count) => `النتائج: ${some(count, message)}`,
  },
  switcher: {
    label: 'اذهب إلى قناة أو شخص',
    field: 'إلى أين؟',
    none: 'لا شيء بهذا الاسم. يضمّك مفتاح الإدخال إلى القناة أو يفتح المحادثة.',
  },
}
