/** Accounts whose e-mail address waits to be verified; and what is asked of accounts by somebody who has not entered, or by the server itself. */
import type { Account } from '../accounts.ts'
import type { Chat } from '../chat.ts'
import { by, byNobody as nobody, type By } from '../deed.ts'
import { type Decision, happened, refused } from '../decision.ts'
import type { AccountDeed, Event } from '../events.ts'
import type { Rejection } from '../rejections.ts'
import type { SessionId, User } from '../user.ts'
import { logInTo, newAccount, resetPassword } from './accounts.ts'
import { changeOwnAccount } from './change-own-account.ts'
import { forgetPush } from './pushes.ts'
import { registrationsLeft } from './registered-channels.ts'
import type { Intent, IntentOf } from './index.ts'

type Newcomer = NonNullable<IntentOf<'register-account'>['newcomer']>

/** What can be asked without being in the chat. */
export function decideForNobody(chat: Chat, session: SessionId, intent: Intent, at: number): Decision {
  switch (intent.do) {
    case 'register-account':
      return registerAsNewcomer(chat, session, intent, at)
    case 'verify-account': {
      const account = verifiedBy(chat, intent, at)
      if (!account) return refused({ why: 'code-wrong', account: intent.account })
      return happened(kept(nobody(session), 'verified', account))
    }
    case 'allow-reset':
      return allowReset(chat, session, intent)
    case 'expire-accounts':
      return expireAccounts(chat, session, at)
    case 'change-own-account':
      return changeOwnAccount(chat, session, intent, at)
    case 'change-account': {
      const account = chat.account(intent.account)
      const { change } = intent
      if (!account || change.set !== 'password-by-reset') return refused({ why: 'not-here' })
      return resetPassword(chat, nobody(session), [], account, change, at)
    }
    case 'forget-push':
      return forgetPush(chat, nobody(session), intent)
    default:
      return refused({ why: 'not-here' })
  }
}

function kept(deed: By, did: AccountDeed, record: Account): Event {
  return { type: 'account-kept', ...deed, did, name: record.name, record }
}

/** Whoever could not come in makes no account either. */
function registerAsNewcomer(
  chat: Chat,
  session: SessionId,
  intent: IntentOf<'register-account'>,
  at: number,
): Decision {
  const { newcomer } = intent
  if (!newcomer) return refused({ why: 'not-here' })
  const rejection = whyKeptOut(chat, newcomer, at)
  if (rejection) return refused(rejection)
  const account = newAccount(chat, undefined, intent, at)
  return 'why' in account ? refused(account) : happened(kept(nobody(session), 'registered', account))
}

/** Why somebody who has not entered could not; undefined where they could. */
export function whyKeptOut(chat: Chat, newcomer: Newcomer, at: number): Rejection | undefined {
  if (chat.isClosed) return { why: 'door-closed' }
  const ban = chat.bans.find('ban', { ...newcomer, account: '' }, at)
  return ban && { why: 'banned-from-server', reason: ban.reason }
}

/** Verifies it, and logs in to it: whoever has the code has the mail. */
export function verifyAccount(chat: Chat, user: User, intent: IntentOf<'verify-account'>, at: number): Decision {
  if (user.account !== '') return refused({ why: 'logged-in-already', account: user.account })
  const account = verifiedBy(chat, intent, at)
  if (!account) return refused({ why: 'code-wrong', account: intent.account })
  const { events, rejections } = logInTo(chat, user, account, at)
  return { events: [kept(by(user), 'verified', account), ...events], rejections }
}

/** The account as it is then; undefined where the code was not for it, or is none any more. */
function verifiedBy(chat: Chat, { account: name, hash }: IntentOf<'verify-account'>, at: number): Account | undefined {
  const account = chat.account(name)
  if (!account?.unverified || account.unverified.hash !== hash || account.unverified.until <= at) return undefined
  const { unverified: _, ...verified } = account
  return verified
}

/** A token of an operator is not pushed aside by one that anybody can ask for. */
function allowReset(chat: Chat, session: SessionId, { account: name, hash, until }: IntentOf<'allow-reset'>): Decision {
  const account = chat.account(name)
  if (!account || !mayResetByMail(account)) return refused({ why: 'no-such-account', account: name })
  return happened(kept(nobody(session), 'reset-allowed', { ...account, reset: { hash, until, byMail: true } }))
}

/** Whether its owner can be sent a token for a new password. */
export function mayResetByMail({ email, unverified, suspended, reset }: Account): boolean {
  return email !== undefined && !unverified && !suspended && (reset === null || reset.byMail === true)
}

/** Gives up the accounts that were not verified in time. Their names are free, and nothing is left to who has one next. */
function expireAccounts(chat: Chat, session: SessionId, at: number): Decision {
  const deed = nobody(session)
  const events: Event[] = []
  for (const [id, { name, unverified }] of chat.accounts) {
    if (!unverified || unverified.until > at) continue
    events.push(...registrationsLeft(chat, id, deed))
    events.push({ type: 'account-kept', ...deed, did: 'dropped', name, record: null })
    // The others are for the next time: one turn is not to be long.
    if (events.length >= MOST_AT_ONCE) break
  }
  return { events, rejections: [] }
}

const MOST_AT_ONCE = 500
