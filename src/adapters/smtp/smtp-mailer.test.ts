import { expect, it } from 'vitest'
import { openSmtpServer, type SmtpServerOptions } from '../../../test/support/smtp-server.ts'
import type { Mailer } from '../../ports/mail.ts'
import { createSmtpMailer, type SmtpSettings } from './smtp-mailer.ts'

const MAIL = { to: 'ann@example.org', subject: 'A code', text: 'Hello,\n.\nthe code is 1234\n' }

async function withServer(options: SmtpServerOptions = {}, settings: Partial<SmtpSettings> = {}) {
  const server = await openSmtpServer(options)
  const complaints: unknown[] = []
  const quiet = (): void => {}
  const mailer: Mailer = createSmtpMailer({
    settings: () => ({ host: '127.0.0.1', port: server.port, tls: 'off', from: 'chat@example.org', ...settings }),
    log: { debug: quiet, info: quiet, warn: (about, text) => void complaints.push([about, text]), error: quiet },
    inFlight: 2,
    patienceMs: 300,
  })
  return { server, mailer, complaints }
}

it('EMAIL-4 a mail arrives, with everything that belongs to it', async () => {
  const { server, mailer, complaints } = await withServer()
  expect(mailer.isConfigured).toBe(true)
  expect(await mailer.send(MAIL)).toBeUndefined()
  const [mail] = server.mails
  expect(mail?.from).toBe('chat@example.org')
  expect(mail?.to).toEqual(['ann@example.org'])
  expect(mail?.text).toMatch(/^From: chat@example\.org$/m)
  expect(mail?.text).toMatch(/^To: ann@example\.org$/m)
  expect(mail?.text).toMatch(/^Subject: A code$/m)
  expect(mail?.text).toMatch(/^Auto-Submitted: auto-generated$/m)
  expect(mail?.text).toContain('Hello,\n.\nthe code is 1234')
  expect(complaints).toEqual([])
})

it('EMAIL-4 a recipient whom the mail server refuses is told from a mail server that fails, and neither is named in the log', async () => {
  const refuse = (to: string): string => (to.startsWith('ann') ? `550 no ${to}` : `451 not now ${to}`)
  const { server, mailer, complaints } = await withServer({ refuse })
  expect(await mailer.send(MAIL)).toBe('refused')
  expect(await mailer.send({ ...MAIL, to: 'bob@example.org' })).toBe('unavailable')
  expect(complaints).toHaveLength(1)
  expect(JSON.stringify(complaints)).not.toContain('example.org')
  expect(server.mails).toEqual([])
})

it('EMAIL-4 a mail server that says nothing is not waited for, and only few are asked at once', async () => {
  const { mailer } = await withServer({ isSilent: true })
  const sent = [mailer.send(MAIL), mailer.send(MAIL), mailer.send(MAIL)]
  expect(await sent[2]).toBe('busy')
  expect(await Promise.all(sent)).toEqual(['unavailable', 'unavailable', 'busy'])
})

it('EMAIL-4 nothing is sent unencrypted where TLS is wanted', async () => {
  const { server, mailer, complaints } = await withServer({}, { tls: 'starttls', user: 'chat', password: 'geheim' })
  expect(await mailer.send(MAIL)).toBe('unavailable')
  expect(server.mails).toEqual([])
  expect(JSON.stringify(complaints)).not.toContain('geheim')
})

it('EMAIL-4 without a mail server nothing is sent', async () => {
  const quiet = (): void => {}
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet }
  const mailer = createSmtpMailer({ settings: () => undefined, log })
  expect(mailer.isConfigured).toBe(false)
  expect(await mailer.send(MAIL)).toBe('unavailable')
})
