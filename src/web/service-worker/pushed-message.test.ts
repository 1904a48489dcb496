import { expect, test } from 'vitest'
import { parseMessage } from '../../wire/irc/message.ts'
import { isPushedMessage, noticeOfPush } from './pushed-message.ts'

function noticeFor(line: string) {
  const message = parseMessage(line)
  return message && isPushedMessage(message) ? noticeOfPush(message) : undefined
}

test.each([
  [
    '@time=x;msgid=7-x :bob!~b@h PRIVMSG #Tea :\x02amy\x02: tea?',
    'bob · #Tea',
    { body: 'amy: tea?', tag: 'snug #tea', data: { path: '/c/Tea/7-x' } },
  ],
  [':Bob!~b@h PRIVMSG amy :hello', 'Bob', { body: 'hello', tag: 'snug bob', data: { path: '/u/Bob' } }],
  [':Ömer!~o@h PRIVMSG amy :hello', 'Ömer', { body: 'hello', tag: 'snug ömer', data: { path: '/u/%C3%96mer' } }],
  [':bob!~b@h PRIVMSG @#tea :amy', 'bob · #tea', { body: 'amy', tag: 'snug #tea', data: { path: '/c/tea' } }],
  [
    ':bob!~b@h PRIVMSG amy :\x01ACTION waves\x01',
    'bob',
    { body: '* bob waves', tag: 'snug bob', data: { path: '/u/bob' } },
  ],
])('WEB-54 %j is a notice', (line, title, options) => {
  expect(noticeFor(line)).toEqual({ title, options })
})

test('what is no message is none', () => {
  expect([':a!b@c JOIN #tea', '', 'PRIVMSG', '{"json":1}'].map(noticeFor)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
