/** Why something about an account did not work, in the person's language. */
import { words } from '../../strings/words.ts'

const { trouble } = words.account
type Why = keyof typeof trouble

/** `why`: a word of the server's. */
export function troubleWith(why: string): string {
  return Object.hasOwn(trouble, why) ? trouble[why as Why] : trouble.failed
}

/** The codes of https://ircv3.net/specs/extensions/account-registration. */
const BY_CODE: Readonly<Record<string, Why>> = {
  ACCOUNT_EXISTS: 'account-exists',
  BAD_ACCOUNT_NAME: 'name-refused',
  WEAK_PASSWORD: 'weak-password',
  UNACCEPTABLE_PASSWORD: 'bad-characters',
  INVALID_EMAIL: 'email-refused',
  UNACCEPTABLE_EMAIL: 'email-refused',
  INVALID_CODE: 'code-wrong',
}

export function troubleWithCode(code: string | undefined): string {
  return trouble[BY_CODE[code ?? ''] ?? 'failed']
}
