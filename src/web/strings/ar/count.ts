/** How Arabic counts, and keeps names of other scripts together. */
const plural = new Intl.PluralRules('ar')

/** Arabic counts in five ways: one, two, a few, many, and the rest. */
export function some(count: number, forms: Readonly<Record<'one' | 'two' | 'few' | 'many' | 'other', string>>): string {
  const rule = plural.select(count)
  return rule === 'one' || rule === 'two' ? forms[rule] : counted(count, forms)
}

/** With the digits always: where the number is what is seen, the name has to have it. */
export function counted(
  count: number,
  forms: Readonly<Record<'one' | 'two' | 'few' | 'many' | 'other', string>>,
): string {
  const rule = plural.select(count)
  return `${count} ${forms[rule === 'zero' ? 'other' : rule]}`
}

export const message = { one: 'رسالة واحدة', two: 'رسالتان', few: 'رسائل', many: 'رسالة', other: 'رسالة' }

/** A name of any script, kept together. */
export const name = (text: string): string => `\u2068${text}\u2069`

/** What is written from left to right whatever stands around it: commands. */
export const ltr = (text: string): string => `\u2066${text}\u2069`

/** A sentence that begins with a name or a command: browsers would take its direction from that. */
export const rtl = (text: string): string => `\u200f${text}`
