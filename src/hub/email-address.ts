/** E-mail addresses as people give them: which can be sent to, and which belong together. */

/** RFC 5321 §4.5.3.1.3, without the angle brackets. */
const MAX_LENGTH = 254
const MAX_LOCAL_LENGTH = 64
/** A dot-atom: what is quoted, commented or folded is an address to some programs and two to others. https://www.rfc-editor.org/rfc/rfc5322#section-3.2.3 */
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/

/** Whether mail can be sent to it: an ASCII address at a host name with a dot. */
export function isEmailAddress(text: string): boolean {
  if (text.length > MAX_LENGTH) return false
  const at = text.lastIndexOf('@')
  const local = text.slice(0, at)
  const labels = text.slice(at + 1).split('.')
  if (at < 1 || local.length > MAX_LOCAL_LENGTH || !LOCAL.test(local)) return false
  return labels.length > 1 && labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '')
}

/** The host behind the `@`, lower case. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase()
}

/** The same for addresses that reach the same person, as far as one can know: letter case and what stands behind a `+` are left out. */
export function mailboxOf(email: string): string {
  const at = email.lastIndexOf('@')
  const [local = ''] = email.slice(0, at).split('+', 1)
  return `${(local === '' ? email.slice(0, at) : local).toLowerCase()}@${domainOf(email)}`
}
