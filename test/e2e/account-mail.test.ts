/** An account whose e-mail address is verified, at a real server with a mail server beside it. */
import { describe, expect, it } from 'vitest'
import { accessibilityFaults, focused } from '../support/browser.ts'
import { IrcPerson } from '../support/irc-person.ts'
import { within } from '../support/patience.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { openSmtpServer, type SmtpServer } from '../support/smtp-server.ts'
import { menuOf } from '../support/web-account.ts'
import { WebPerson } from '../support/web-person.ts'

const PASSWORD = 'correct-horse-battery'
const SASL = ['AUTHENTICATE PLAIN', `AUTHENTICATE ${Buffer.from(`\0amy\0${PASSWORD}`).toString('base64')}`]

function withMail({ port }: SmtpServer): string[] {
  const server = ['--email-smtp-host', '127.0.0.1', '--email-smtp-port', String(port)]
  return [...server, '--email-tls', 'off', '--email-from', 'chat@example.org']
}

describe('EMAIL-1 EMAIL-2 EMAIL-4 EMAIL-5 somebody who registers', () => {
  it('gets a mail, shows its code after a restart, logs in, and gets another password by mail', async () => {
    const smtp = await openSmtpServer()
    const folder = folderHere()
    const options = withMail(smtp)
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

describeWith(['chromium'], 'WEB-99 whoever forgot their password', () => {
  const OPEN = 'Forgot your password?'

  it('asks for a code at the door, by keyboard, and comes in with the new one by the link in the mail', async () => {
    const smtp = await openSmtpServer()
    const { port } = await serveHere(folderHere(), ...withMail(smtp), '--url', 'https://chat.example.org')
    const ira = await IrcPerson.arrive(port, 'amy', 'draft/account-registration')
    ira.say(`REGISTER * amy@example.org ${PASSWORD}`)
    const [, verify = ''] = /\/verify amy (\w+)/.exec((await within(smtp.mail(0), 'a mail')).text) ?? []
    ira.say(`VERIFY amy ${verify}`, 'QUIT')
    await within(ira.closed(), 'to be gone')

    const amy = await WebPerson.at(port, 'amy')
    const { page } = amy
    const isAt = (name: RegExp) => expect.poll(() => focused(page)).toMatch(name)
    await amy.nameBox.fill('amy')
    await page.keyboard.press('Enter')
    await page.getByText('belongs to an account').waitFor()
    await isAt(/^password/i)
    await page.getByRole('button', { name: OPEN }).press('Enter')
    await isAt(/^name of the account/i)
    expect(await accessibilityFaults(page, 'dialog[open]')).toEqual([])
    await page.keyboard.press('Escape')
    await isAt(/^forgot your password/i)
    await page.keyboard.press('Enter')
    await isAt(/^name of the account/i)
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('If there is an account with this name').waitFor()
    await isAt(/^code/i)
    expect(await accessibilityFaults(page, 'dialog[open]')).toEqual([])
    await page.keyboard.type('not this one')
    await page.keyboard.press('Tab')
    await page.keyboard.type('short')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('at least 8 characters').waitFor()
    await page.keyboard.type(' no more')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('That is not the code').waitFor()

    const { text } = await within(smtp.mail(1), 'a second mail')
    const [, link = ''] = /https:\/\/chat\.example\.org(\/#reset=amy\/[0-9a-f]{32})\n/.exec(text) ?? []
    await page.goto(`http://127.0.0.1:${port}${link}`)
    await page.getByRole('dialog', { name: 'A new password for amy' }).waitFor()
    expect(page.url()).toBe(`http://127.0.0.1:${port}/`)
    await isAt(/^new password/i)
    await page.keyboard.type('another one 7')
    await page.keyboard.press('Enter')
    await amy.isIn()
    await menuOf(amy).getByText('logged in').waitFor()
    // Chromium says of the wrong code that it was refused.
    expect(amy.complaints.filter((complaint) => !complaint.includes('403'))).toEqual([])
  })

  it('reads in their language that the server sends no mail, and comes in with a code from its owner', async () => {
    const server = await serveHere(folderHere())
    const { port } = server
    const [root, ira] = [await IrcPerson.arrive(port, 'root'), await IrcPerson.arrive(port, 'amy')]
    for (const one of [root, ira]) one.say(`NS REGISTER ${PASSWORD}`)
    const token = (): string | undefined => /#claim=([0-9a-f]+) /.exec(server.banner())?.[1]
    await expect.poll(token).toBeDefined()
    await Promise.all([root.barrier(), ira.barrier()])
    root.say(`CLAIM ${token()}`, 'NS RESETPASS amy')
    const { params } = await within(
      root.until(({ params: said }) => said[1]?.startsWith('Give this to the owner') === true),
      'a token',
    )
    const [, code = ''] = /RESET amy (\w+)/.exec(params[1] ?? '') ?? []

    const amy = await WebPerson.at(port, 'amy', { locale: 'ar-EG' })
    const { page } = amy
    await page.getByRole('button', { name: 'الدخول بكلمة مرور' }).click()
    await page.getByRole('button', { name: 'هل نسيت كلمة المرور؟' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('لا يرسل هذا الخادم بريدًا').waitFor()
    expect(await accessibilityFaults(page, 'dialog[open]')).toEqual([])
    await dialog.getByLabel('اسم الحساب').fill('amy')
    await dialog.getByLabel('الرمز').fill(code)
    await dialog.getByLabel('كلمة المرور الجديدة').fill('another one 7')
    await page.keyboard.press('Enter')
    await page.locator('.composer textarea').waitFor()
    expect(amy.complaints).toEqual([])
  })
})
