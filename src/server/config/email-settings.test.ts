import { expect, it } from 'vitest'
import { loadConfig } from './load-config.ts'
import { formatConfigInEffect } from './show-config.ts'

const load = (env: Readonly<Record<string, string>>) =>
  loadConfig({ options: {}, env, dataFolder: '/home/ann/room', hostname: 'laptop' })

const SMTP = { SNUG_EMAIL_SMTP_HOST: 'mail.example.org', SNUG_EMAIL_FROM: 'chat@example.org' }

it('EMAIL-1 a mail server and an address to send from are all that is needed', () => {
  expect(load(SMTP).config.email).toEqual({
    smtp: { host: 'mail.example.org', port: 587, tls: 'starttls', from: 'chat@example.org' },
    isRequired: true,
    refusedDomains: [],
    perHour: 100,
  })
})

it('EMAIL-6 the password of the mail server is given to it, and shown nowhere', () => {
  const loaded = load({ ...SMTP, SNUG_EMAIL_USER: 'chat', SNUG_EMAIL_PASSWORD: 'geheim' })
  expect(loaded.config.email.smtp).toMatchObject({ user: 'chat', password: 'geheim' })
  const shown = formatConfigInEffect(loaded)
  expect(shown).toContain('smtp-host = "mail.example.org"')
  expect(shown).toContain('password = "(hidden)"')
  expect(shown).not.toContain('geheim')
  expect(() => load({ ...SMTP, SNUG_EMAIL_PASSWORD: 'geheim\n' })).toThrow(/^SNUG_EMAIL_PASSWORD must be (?!.*geheim)/)
})

it.each([
  [{ SNUG_EMAIL_SMTP_HOST: 'mail.example.org' }, 'email.smtp-host needs email.from'],
  [{ ...SMTP, SNUG_EMAIL_USER: 'chat' }, 'email.user needs email.password'],
  [
    { ...SMTP, SNUG_EMAIL_USER: 'chat', SNUG_EMAIL_PASSWORD: 'geheim', SNUG_EMAIL_TLS: 'off' },
    'email.tls must not be off where a password is sent to another machine',
  ],
  [{ ...SMTP, SNUG_EMAIL_FROM: 'Chat <chat@example.org>' }, 'SNUG_EMAIL_FROM must be an e-mail address'],
  [{ ...SMTP, SNUG_EMAIL_SMTP_HOST: 'smtp://mail' }, 'SNUG_EMAIL_SMTP_HOST must be a host name'],
  [{ ...SMTP, SNUG_EMAIL_REFUSED_DOMAINS: 'x@y' }, 'SNUG_EMAIL_REFUSED_DOMAINS'],
])('EMAIL-4 what cannot be meant is refused: %o', (env, sentence) => {
  expect(() => load(env)).toThrow(sentence)
})

it('EMAIL-4 a mail server on the same machine may do without TLS', () => {
  const near = { SNUG_EMAIL_SMTP_HOST: 'localhost', SNUG_EMAIL_USER: 'chat', SNUG_EMAIL_PASSWORD: 'geheim' }
  expect(load({ ...SMTP, ...near, SNUG_EMAIL_TLS: 'off' }).config.email.smtp?.tls).toBe('off')
})
