import { expect, it } from 'vitest'
import { domainOf, isEmailAddress, mailboxOf } from './email-address.ts'

it.each(['ann@example.org', 'a.b+c@mail.example.org', "o'neil@x.co", 'a@b-c.de', 'x_y-z@1.example'])(
  'EMAIL-1 %s can be sent to',
  (email) => expect(isEmailAddress(email)).toBe(true),
)

it.each([
  '',
  'ann',
  '@example.org',
  'ann@',
  'ann@localhost',
  'ann@@example.org',
  'a b@example.org',
  '"a b"@example.org',
  'ann(x)@example.org',
  'ann@example.org, bob@example.org',
  'ann@example.org\r\nBcc: bob@example.org',
  'ann@example.org\n',
  'ann@[127.0.0.1]',
  'ann@127.0.0.1',
  '.ann@example.org',
  'a..b@example.org',
  'ann@-example.org',
  'ann@example..org',
  '<ann@example.org>',
  'ann@exämple.org',
  `${'a'.repeat(65)}@example.org`,
  `ann@${'a.'.repeat(130)}org`,
])('EMAIL-1 %j cannot', (email) => expect(isEmailAddress(email)).toBe(false))

it('EMAIL-3 addresses of one person count as one', () => {
  expect(mailboxOf('Ann+chat@Example.org')).toBe('ann@example.org')
  expect(mailboxOf('ann@example.org')).toBe('ann@example.org')
  expect(mailboxOf('+x@example.org')).toBe('+x@example.org')
  expect(domainOf('Ann@Mail.Example.ORG')).toBe('mail.example.org')
})
