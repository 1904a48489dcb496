/** Accounts whose e-mail address is verified, for people with nothing but a terminal. */
import { expect, it } from 'vitest'
import { fakeAuthenticator } from '../../../test/support/fake-authenticator.ts'
import { createFakeConnection, type FakeConnection } from '../../../test/support/fake-connection.ts'
import { createFakeMailer } from '../../../test/support/fake-mailer.ts'
import { createPlayServer } from '../../../test/support/play-server.ts'
import { AccountMail } from '../../hub/account-mail.ts'
import { LogIns } from '../../hub/log-ins.ts'
import { LoginThrottle } from '../../hub/login-throttle.ts'
import { openPlainDoor } from './plain-door.ts'

const PASSWORD = 'correct horse'

function openHouse({ isRegistrationOpen = true } = {}) {
  const server = createPlayServer()
  const { hub } = server
  const mailer = createFakeMailer()
  const networkOf = (address: string): string => address
  const logIns = new LogIns({
    hub,
    authenticator: fakeAuthenticator,
    throttle: new LoginThrottle(),
    networkOf,
    isRegistrationOpen: () => isRegistrationOpen,
  })
  const accountMail = new AccountMail({
    hub,
    mailer,
    logIns,
    networkOf,
    serverName: 'chat.test',
    networkName: 'Snug',
    settings: () => ({ isRequired: true, refusedDomains: ['bad.example'], perHour: 100 }),
  })
  const door = openPlainDoor({ hub, throttle: undefined, cloak: () => 'chat', logIns, accountMail })
  const says = async (connection: FakeConnection, ...lines: string[]): Promise<string> => {
    for (const line of lines) {
      connection.send(`${line}\n`)
      await server.settle()
    }
    return connection.take()
  }
  const arrive = async (name: string): Promise<FakeConnection> => {
    const connection = createFakeConnection({ isSecure: true })
    connection.attach(door.open(connection, true))
    await says(connection, name)
    return connection
  }
  return { hub, mailer, says, arrive }
}

it('EMAIL-1 EMAIL-2 who registers at a terminal is told in plain words what to do', async () => {
  const { hub, mailer, says, arrive } = openHouse()
  const bob = await arrive('bob')
  expect(await says(bob, `/register ${PASSWORD}`)).toBe(
    '! an account needs an e-mail address here: /register <password> <e-mail address>\n',
  )
  expect(await says(bob, `/register ${PASSWORD} bob@localhost`)).toBe(
    '! that is no e-mail address that mail can be sent to\n',
  )
  expect(await says(bob, `/register ${PASSWORD} bob@bad.example`)).toBe(
    '! e-mail addresses of that domain are not taken here\n',
  )
  mailer.fault = 'unavailable'
  expect(await says(bob, `/register ${PASSWORD} bob@example.org`)).toBe(
    '! the mail could not be sent; try again later\n',
  )
  mailer.fault = undefined
  expect(await says(bob, `/register ${PASSWORD} bob@example.org`)).toBe(
    '* a mail with a code is on its way: /verify and the code make bob your account, within 24 hours\n',
  )
  expect(mailer.mails.map(({ to }) => to)).toEqual(['bob@example.org'])
  expect(await says(bob, `/login bob ${PASSWORD}`)).toBe(
    '! the account bob is to be verified first: /verify bob and the code from the mail\n',
  )
  expect(await says(bob, '/verify', '/verify 1234')).toBe(
    '! it goes like this: /verify [name] <code>\n! no account waits for that code: it is wrong, used or too old\n',
  )
  expect(await says(bob, '/verify token')).toBe(
    '* the e-mail address of bob is verified: its password lets you come back under that name\nYou are logged in as bob.\n',
  )
  expect(hub.chat.userByNick('bob')?.account).toBe('bob')
})

it('EMAIL-2 the code can be shown under another name, and guessing ends', async () => {
  const { says, arrive } = openHouse()
  const bob = await arrive('bob')
  await says(bob, `/register ${PASSWORD} bob@example.org`, 'QUIT')
  const guest = await arrive('guest')
  expect(await says(guest, '/verify bob token')).toContain('You are logged in as bob.\n')
  const eve = await arrive('eve')
  const heard = await says(eve, ...Array.from({ length: 12 }, () => '/verify bob 1234'))
  expect(heard).toMatch(/! that were too many tries; try again in 30 seconds\n$/)
})

it('ACCOUNT-4 where no accounts are to be made, none is made at a terminal', async () => {
  const { hub, mailer, says, arrive } = openHouse({ isRegistrationOpen: false })
  const bob = await arrive('bob')
  expect(await says(bob, `/register ${PASSWORD} bob@example.org`)).toBe(
    '! only operators of the server make accounts here\n',
  )
  expect(hub.chat.accounts.size).toBe(0)
  expect(mailer.mails).toEqual([])
})
