/** What the members of a channel hear of a newcomer whom the channel knows, and what makes a difference to a message. */
import { expect, it } from 'vitest'
import { createChat } from '../../chat/chat.ts'
import type { EventOf } from '../../chat/events.ts'
import { FOUNDER, OPERATOR } from '../../chat/ranks.ts'
import { ACCOUNT_TAG, BATCH, MULTILINE } from './capabilities.ts'
import { IrcVoice } from './voice.ts'

const voice = new IrcVoice('log', 'chat.test')
const chat = createChat()

function hears(event: Partial<EventOf<'joined'>>): string[] {
  const joined: EventOf<'joined'> = {
    type: 'joined',
    user: 'u1',
    nick: 'ann',
    source: 'ann!a@h',
    account: 'ann',
    timeline: 7,
    channel: '#tea',
    isNew: false,
    ranks: 0,
    realname: 'Ann',
    ...event,
  }
  const words = voice.phrase({ event: joined, seq: 9, at: 0 }, ACCOUNT_TAG, chat)
  return words.split('\r\n').slice(0, -1)
}

it('MODE-3 tells of the ranks of whom the channel knows, in the name of the server', () => {
  const join = '@account=ann :ann!a@h JOIN #tea'
  expect(hears({})).toEqual([join])
  expect(hears({ ranks: FOUNDER | OPERATOR })).toEqual([join, ':chat.test MODE #tea +qo ann ann'])
  // Who makes a channel is alone in it, and reads their rank in NAMES.
  expect(hears({ ranks: OPERATOR, isNew: true })).toEqual([join])
})

it('SPEED-1 who knows batches of lines is another kind of client only where there are several', () => {
  const said = (text: string): EventOf<'said'> => ({
    type: 'said',
    user: 'u1',
    nick: 'ann',
    source: 'ann!a@h',
    account: '',
    timeline: 7,
    channel: '#tea',
    kind: 'privmsg',
    text,
    tags: '',
    toRank: 0,
  })
  const makesADifference = (text: string): boolean => (voice.matters(said(text)) & (MULTILINE | BATCH)) !== 0
  expect(['hello', 'é'.repeat(200), 'x'.repeat(450)].map(makesADifference)).toEqual([false, false, false])
  expect(['one\ntwo', 'é'.repeat(250), 'x'.repeat(500)].map(makesADifference)).toEqual([true, true, true])
})
