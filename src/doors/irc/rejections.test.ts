import { describe, expect, it } from 'vitest'
import { DEFAULT_POLICY } from '../../chat/policy.ts'
import type { Rejection } from '../../chat/rejections.ts'
import type { IrcClient } from './client.ts'
import { explainRejection, phraseRejection } from './rejections.ts'
import { formatStandardReply, type StandardReply } from './reply.ts'

const SERVER = 'chat.test'
const format =
  (type: StandardReply) =>
  (verb: string, code: string, params: readonly string[]): string =>
    formatStandardReply(SERVER, type, verb, code, params)
const client = {
  door: { serverName: SERVER, hub: { messages: { identity: 'log' }, chat: { policy: DEFAULT_POLICY } } },
  formatFail: format('FAIL'),
  formatWarning: format('WARN'),
} as unknown as IrcClient

// Who asks for these does it by a service, which says them as sentences; or it takes a server that is full of something.
const RARE: readonly (readonly [Rejection, string, string])[] = [
  [
    { why: 'server-full-of-channels', channel: '#tea' },
    '437 alice #tea :The server cannot hold more channels',
    '#tea: The server cannot hold more channels',
  ],
  [
    { why: 'too-many-sessions', max: 32 },
    'FAIL KNIT TOO_MANY_SESSIONS :Your account has 32 connections already',
    'Your account has 32 connections already',
  ],
  [
    { why: 'no-such-account', account: 'bob' },
    'FAIL KNIT NO_SUCH_ACCOUNT bob :There is no such account',
    'bob: There is no such account',
  ],
  [
    { why: 'account-suspended', account: 'bob', reason: 'rest' },
    'FAIL KNIT ACCOUNT_SUSPENDED bob :That account is suspended: rest',
    'bob: That account is suspended: rest',
  ],
  [
    { why: 'account-unverified', account: 'bob' },
    'FAIL KNIT ACCOUNT_UNVERIFIED bob :That account is to be verified first, with the code from the mail: VERIFY',
    'bob: That account is to be verified first, with the code from the mail: VERIFY',
  ],
  [
    { why: 'certificate-taken' },
    'FAIL KNIT CERTIFICATE_TAKEN :That certificate belongs to an account already',
    'That certificate belongs to an account already',
  ],
  [
    { why: 'too-many-certificates', max: 10 },
    'FAIL KNIT TOO_MANY_CERTIFICATES :An account may have 10 certificates',
    'An account may have 10 certificates',
  ],
  [
    { why: 'passkey-taken' },
    'FAIL KNIT PASSKEY_TAKEN :That passkey belongs to an account already',
    'That passkey belongs to an account already',
  ],
  [{ why: 'no-such-passkey' }, 'FAIL KNIT NO_SUCH_PASSKEY :There is no such passkey', 'There is no such passkey'],
  [
    { why: 'too-many-passkeys', max: 10 },
    'FAIL KNIT TOO_MANY_PASSKEYS :An account may have 10 passkeys',
    'An account may have 10 passkeys',
  ],
  [
    { why: 'channel-registered', channel: '#tea' },
    'FAIL KNIT CHANNEL_REGISTERED #tea :That channel is registered already',
    '#tea: That channel is registered already',
  ],
  [
    { why: 'channel-not-registered', channel: '#tea' },
    'FAIL KNIT CHANNEL_NOT_REGISTERED #tea :That channel is not registered',
    '#tea: That channel is not registered',
  ],
  [
    { why: 'too-many-registered', max: 20 },
    'FAIL KNIT TOO_MANY_CHANNELS :An account may have 20 registered channels',
    'An account may have 20 registered channels',
  ],
  [
    { why: 'access-list-full', channel: '#tea' },
    'FAIL KNIT ACCESS_LIST_FULL #tea :The access list is full',
    '#tea: The access list is full',
  ],
  [
    { why: 'always-on-off' },
    'FAIL KNIT ALWAYS_ON_OFF :Nobody stays here who is not connected',
    'Nobody stays here who is not connected',
  ],
  // Where there is an echo to answer with, that answers it.
  [
    { why: 'said-already', target: '#tea', seq: 36 },
    'FAIL KNIT ALREADY_SAID #tea 10-log :That has arrived already',
    '#tea 10-: That has arrived already',
  ],
  [
    { why: 'file-stays', target: '#tea', seq: 36 },
    'WARN REDACT FILE_STAYS #tea 10-log :A file in it stays, because somebody else showed it elsewhere before; an operator of the server can take it away',
    '#tea 10-: A file in it stays, because somebody else showed it elsewhere before; an operator of the server can take it away',
  ],
  [{ why: 'server-ban-list-full' }, 'FAIL KNIT BAN_LIST_FULL :The list of bans is full', 'The list of bans is full'],
  [
    { why: 'setting-invalid', setting: 'url', value: 'nonsense' },
    'FAIL KNIT INVALID_SETTING nonsense :That is no url',
    'nonsense: That is no url',
  ],
]

describe('what is hardly ever refused', () => {
  it.each(RARE)('IRC-5 has its numeric or code, and its sentence: %j', (rejection, line, sentence) => {
    expect(phraseRejection(client, rejection, 'alice', 'KNIT')).toBe(`:${SERVER} ${line}\r\n`)
    expect(explainRejection(rejection)).toBe(sentence)
  })
})
