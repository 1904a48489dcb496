/** Why something about an account did not work, in the person's language. */
import type { Answer } from '../../session.ts'
import { words } from '../../strings/words.ts'

const { trouble, throttled, tooManyAccounts } = words.account
type Why = keyof typeof trouble

export type Refused = Pick<Extract<Answer<unknown>, { readonly isOk: false }>, 'why' | 'seconds'>

/** `why`: a word of the server's. */
export function troubleWith({ why, seconds }: Refused): string {
  if (why === 'throttled') return throttled(seconds ?? 60)
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

/** `params` of a FAIL: where something happened too often, the seconds until it may happen again stand behind the account. */
export function troubleWithFail(params: readonly string[] = []): string {
  const [verb, code = '', , seconds = ''] = params
  if (code === 'TEMPORARILY_UNAVAILABLE' && params.length > 4 && /^\d+$/.test(seconds)) {
    return (verb === 'REGISTER' ? tooManyAccounts : throttled)(Number(seconds))
  }
  return trouble[BY_CODE[code] ?? 'failed']
}
