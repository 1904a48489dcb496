/** The words of the pages that are read without a name, in the languages of the browser door. */

export interface ReadWords {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly lead: string
  readonly comeIn: string
  readonly older: string
  readonly newer: string
  readonly newest: string
  readonly pages: string
  readonly messages: string
  readonly none: string
  readonly beginning: string
  readonly times: string
  readonly edited: string
  readonly notice: string
  readonly earlier: string
  readonly hidden: string
  readonly reactions: string
  /** Of a message; its own address. */
  readonly address: string
}

const en: ReadWords = {
  language: 'en',
  direction: 'ltr',
  lead: 'You read this without a name. To say something, come in.',
  comeIn: 'Come in',
  older: 'Older',
  newer: 'Newer',
  newest: 'Newest',
  pages: 'Pages',
  messages: 'Messages',
  none: 'Nothing was said here yet that can be read.',
  beginning: 'This is where reading begins.',
  times: 'Times are UTC.',
  edited: 'edited',
  notice: 'notice',
  earlier: 'an earlier message',
  hidden: 'Hidden text',
  reactions: 'Reactions',
  address: 'Address of this message',
}

const de: ReadWords = {
  language: 'de',
  direction: 'ltr',
  lead: 'Du liest hier ohne Namen mit. Um etwas zu sagen, komm herein.',
  comeIn: 'Hereinkommen',
  older: 'Ältere',
  newer: 'Neuere',
  newest: 'Neueste',
  pages: 'Seiten',
  messages: 'Nachrichten',
  none: 'Hier wurde noch nichts gesagt, was man lesen kann.',
  beginning: 'Hier beginnt, was man lesen kann.',
  times: 'Zeiten sind in UTC.',
  edited: 'geändert',
  notice: 'Hinweis',
  earlier: 'eine frühere Nachricht',
  hidden: 'Verborgener Text',
  reactions: 'Reaktionen',
  address: 'Adresse dieser Nachricht',
}

const ar: ReadWords = {
  language: 'ar',
  direction: 'rtl',
  lead: 'أنت تقرأ هنا دون اسم. لتقول شيئًا، ادخل.',
  comeIn: 'ادخل',
  older: 'أقدم',
  newer: 'أحدث',
  newest: 'الأحدث',
  pages: 'الصفحات',
  messages: 'الرسائل',
  none: 'لم يُقَل هنا بعد شيء يمكن قراءته.',
  beginning: 'هنا يبدأ ما يمكن قراءته.',
  times: 'الأوقات بالتوقيت العالمي.',
  edited: 'معدّلة',
  notice: 'إشعار',
  earlier: 'رسالة سابقة',
  hidden: 'نص مخفي',
  reactions: 'التفاعلات',
  address: 'عنوان هذه الرسالة',
}

const ALL: readonly ReadWords[] = [en, de, ar]

/** The first language of an `Accept-Language` header (RFC 9110 §12.5.4) that there are words in; English where there is none. */
export function readWordsFor(header: string): ReadWords {
  for (const wanted of header.slice(0, 200).split(',')) {
    const [tag = ''] = wanted.trim().toLowerCase().split(/[-;]/, 1)
    const found = ALL.find(({ language }) => language === tag)
    if (found) return found
  }
  return en
}
