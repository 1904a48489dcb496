/** An account whose e-mail address is verified, at a real server with a mail server beside it. */
import { describe, expect, it } from 'vitest'
import { IrcPerson } from '../support/irc-person.ts'
import { within } from '../support/patience.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { openSmtpServer } from '../support/smtp-server.ts'

const PASSWORD = 'correct-horse-battery'
const SASL = ['AUTHENTICATE PLAIN', `AUTHENTICATE ${Buffer.from(`\0amy\0${PASSWORD}`).toString('base64')}`]

describe('EMAIL-1 EMAIL-2 EMAIL-4 EMAIL-5 somebody who registers', () => {
  it('gets a mail, shows its code after a restart, logs in, and gets another password by mail', async () => {
    const smtp = await openSmtpServer()
    const folder = folderHere()
    const options = ['--email-smtp-host', '127.0.0.1', '--email-smtp-port', String(smtp.port)]
    options.push('--email-tls', 'off', '--email-from', 'chat@example.org')
    const first = await serveHere(folder, ...options)
    const amy = await IrcPerson.arrive(first.port, 'amy', 'draft/account-registration')
    amy.say(`REGISTER * amy@example.org ${PASSWORD}`)
    const { params } = await within(
      amy.until(({ verb }) => verb === 'REGISTER' || verb === 'FAIL'),
      'an answer to REGISTER',
    )
    expect(params.slice(0, 2)).toEqual(['VERIFICATION_REQUIRED', 'amy'])
    const mail = await within(smtp.mail(0), 'a mail')
    expect(mail.to).toEqual(['amy@example.org'])
    const [, code = ''] = /\/verify amy ([0-9a-f]{32})/.exec(mail.text) ?? []
    amy.say(...SASL)
    await within(
      amy.until(({ verb }) => verb === '902'),
      'a refusal',
    )
    await first.end('SIGKILL')

    const second = await serveHere(folder, ...options)
    const again = await IrcPerson.arrive(second.port, 'guest', 'draft/account-registration')
    again.say(...SASL)
    await within(
      again.until(({ verb }) => verb === '902'),
      'a refusal',
    )
    again.say(`VERIFY amy ${code}`)
    await within(
      again.until(({ verb }) => verb === '900'),
      'to be logged in',
    )
    const phone = await within(IrcPerson.arrive(second.port, 'amy', 'sasl', SASL), 'a log-in')
    phone.say('NS RESETPASS amy')
    const reset = await within(smtp.mail(1), 'a second mail')
    const [, token = ''] = /RESET amy ([0-9a-f]{32})/.exec(reset.text) ?? []
    phone.say(`NS RESET amy ${token} a new password`)
    await within(
      phone.until(({ params: words }) => words[1]?.startsWith('The password of amy is the new one') === true),
      'a new password',
    )
  })
})
