/** Accounts whose e-mail address is verified, over IRC. */
import { beforeEach, describe, expect, it } from 'vitest'
import { createFakeMailer, type FakeMailer } from '../../../test/support/fake-mailer.ts'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../test/support/irc-house.ts'

const PASSWORD = 'correct-horse'
const EMAIL = 'bob@example.org'
const ASKED =
  'REGISTER VERIFICATION_REQUIRED bob :A mail with a code is on its way: VERIFY bob and the code, within 24 hours'
const SASL = ['AUTHENTICATE PLAIN', `AUTHENTICATE ${Buffer.from(`\0bob\0${PASSWORD}`).toString('base64')}`]

let mailer: FakeMailer
let house: IrcHouse

beforeEach(() => {
  mailer = createFakeMailer()
  house = openIrcHouse({ mailer })
})

/** Bob, who has registered and has a mail. */
async function registered(): Promise<IrcPerson> {
  const bob = await house.arrive('bob', 'draft/account-registration')
  expect(await bob.asks(`REGISTER * ${EMAIL} ${PASSWORD}`)).toEqual([`:chat.test ${ASKED}`])
  return bob
}

describe('EMAIL-1 an account with an e-mail address', () => {
  it('is of no use until VERIFY, and its name is nobody else’s', async () => {
    const bob = await registered()
    expect(mailer.mails).toHaveLength(1)
    expect(mailer.mails[0]).toMatchObject({ to: EMAIL, subject: 'Verify your account on chat.test' })
    expect(mailer.mails[0]?.text).toContain('/verify bob token\n')
    expect(await bob.asks(...SASL)).toContain(
      ':chat.test 902 bob :Your account is to be verified first, with the code from the mail: VERIFY',
    )
    expect((await bob.asks(`NS IDENTIFY bob ${PASSWORD}`)).join()).toContain(
      'bob: That account is to be verified first',
    )
    await bob.asks('QUIT')
    const carol = await house.arrive('carol')
    expect((await carol.asks('NICK bob')).join()).toContain(' 433 ')
    const late = house.connect()
    expect((await late.asks(`PASS bob:${PASSWORD}`)).join()).toContain(' 464 * :Your account is to be verified first')
  })

  it('is there again after a restart, and waits for its code', async () => {
    const bob = await registered()
    await bob.asks('QUIT')
    house = openIrcHouse({ mailer, messages: house.messages })
    const again = await house.arrive('bobby')
    expect((await again.asks(...SASL)).join()).toContain(' 902 ')
    expect((await again.asks('VERIFY bob token')).join()).toContain(' VERIFY SUCCESS bob ')
  })

  it('is given up when nobody verifies it', async () => {
    const bob = await registered()
    await bob.asks('QUIT')
    house.clock.advance(24 * 3_600_000 - 1)
    house.accountMail?.sweep(house.clock.now())
    await house.clock.settle()
    expect(house.hub.chat.account('bob')).toBeDefined()
    house.clock.advance(60_001)
    const other = await house.arrive('other', 'draft/account-registration')
    expect((await other.asks('VERIFY bob token'))[0]).toContain('FAIL VERIFY INVALID_CODE bob ')
    house.accountMail?.sweep(house.clock.now())
    expect((await other.asks('NICK bob')).join()).toContain('NICK bob')
    expect(house.hub.chat.account('bob')).toBeUndefined()
  })

  it.each([
    ['*', 'INVALID_EMAIL bob :An account needs an e-mail address here'],
    ['bob', 'INVALID_EMAIL bob :That is no e-mail address that mail can be sent to'],
    ['a@b.c,d@e.f', 'INVALID_EMAIL bob :That is no e-mail address that mail can be sent to'],
    ['bob@mail.bad.example', 'UNACCEPTABLE_EMAIL bob :E-mail addresses of that domain are not taken here'],
  ])('cannot be made with %s', async (email, answer) => {
    const bob = await house.arrive('bob', 'draft/account-registration')
    expect(await bob.asks(`REGISTER * ${email} ${PASSWORD}`)).toEqual([`:chat.test FAIL REGISTER ${answer}`])
    expect(mailer.mails).toEqual([])
  })

  it.each([
    ['refused', 'INVALID_EMAIL bob :The mail server takes no mail for that e-mail address'],
    ['unavailable', 'TEMPORARILY_UNAVAILABLE bob :The mail could not be sent; try again later'],
    ['busy', 'TEMPORARILY_UNAVAILABLE bob :The mail could not be sent; try again later'],
  ] as const)('is not made where the mail is %s', async (fault, answer) => {
    mailer.fault = fault
    const bob = await house.arrive('bob', 'draft/account-registration')
    expect(await bob.asks(`REGISTER * ${EMAIL} ${PASSWORD}`)).toEqual([`:chat.test FAIL REGISTER ${answer}`])
    expect(house.hub.chat.account('bob')).toBeUndefined()
  })

  it('is one choice of two where the operators do not require it', async () => {
    house = openIrcHouse({ mailer, mail: { isRequired: false } })
    const bob = await house.arrive('bob', 'draft/account-registration')
    expect((await bob.asks(`REGISTER * * ${PASSWORD}`))[0]).toContain('REGISTER SUCCESS bob')
    const carol = await house.arrive('carol', 'draft/account-registration')
    expect((await carol.asks(`REGISTER * ${EMAIL} ${PASSWORD}`))[0]).toContain('VERIFICATION_REQUIRED carol')
  })

  it('can be made and verified with NickServ', async () => {
    const bob = await house.arrive('bob')
    expect((await bob.asks(`NS REGISTER ${PASSWORD}`)).join()).toContain('An account needs an e-mail address here')
    expect((await bob.asks(`NS REGISTER ${PASSWORD} ${EMAIL}`)).join()).toContain('A mail with a code is on its way')
    expect((await bob.asks('NS VERIFY bob wrong')).join()).toContain('No account waits for that code')
    expect((await bob.asks('NS VERIFY bob token')).join()).toContain('The account bob is verified')
    expect(house.hub.chat.userByNick('bob')?.account).toBe('bob')
  })
})

describe('EMAIL-2 VERIFY', () => {
  it('takes the code once, and logs in', async () => {
    const bob = await registered()
    expect((await bob.asks('VERIFY bob wrong'))[0]).toContain('FAIL VERIFY INVALID_CODE bob ')
    expect(await bob.asks('VERIFY bob token')).toEqual([
      ':chat.test VERIFY SUCCESS bob :Account verified',
      ':chat.test 900 bob bob!~bob@cloak bob :You are now logged in as bob',
    ])
    expect(house.hub.chat.account('bob')?.unverified).toBeUndefined()
    await bob.asks('QUIT')
    const again = await house.arrive('again', 'draft/account-registration')
    expect((await again.asks('VERIFY bob token'))[0]).toContain('FAIL VERIFY INVALID_CODE bob ')
    expect((await again.asks(...SASL)).join()).toContain(' 903 ')
  })

  it('cannot be guessed at for long', async () => {
    await registered()
    const eve = await house.arrive('eve', 'draft/account-registration')
    const heard = await eve.asks(...Array.from({ length: 12 }, (_, i) => `VERIFY bob ${i}`))
    expect(heard.filter((line) => line.includes('INVALID_CODE'))).toHaveLength(10)
    expect(heard.at(-1)).toContain(
      'FAIL VERIFY TEMPORARILY_UNAVAILABLE bob 30 :Too many tries; try again in 30 seconds',
    )
    expect((await eve.asks('VERIFY bob token'))[0]).toContain('TEMPORARILY_UNAVAILABLE')
  })
})

it('EMAIL-3 nobody’s mailbox is filled by registering', async () => {
  let asked = 0
  for (let i = 0; i < 8; i++) {
    const one = await house.arrive(`bob${'x'.repeat(i)}`, 'draft/account-registration')
    if ((await one.asks(`REGISTER * Bob+${i}@example.org ${PASSWORD}`)).join().includes('VERIFICATION_REQUIRED'))
      asked++
  }
  expect(asked).toBe(5)
  expect(mailer.mails).toHaveLength(5)
})

describe('EMAIL-5 a new password by mail', () => {
  it('comes to who has the e-mail address, and everybody who asks hears the same', async () => {
    const bob = await registered()
    await bob.asks('VERIFY bob token', 'QUIT')
    const carol = await house.arrive('carol')
    const forBob = await carol.asks('NS RESETPASS bob')
    expect(await carol.asks('NS RESETPASS nobody')).toEqual(forBob)
    expect(forBob.join()).toContain('If there is such an account')
    expect(mailer.mails).toHaveLength(1)
    house.clock.advance(250)
    await house.clock.settle()
    expect(mailer.mails).toHaveLength(2)
    expect(mailer.mails[1]).toMatchObject({ to: EMAIL, subject: 'A new password for your account on chat.test' })
    expect(mailer.mails[1]?.text).toContain('/msg NickServ RESET bob token ')
    expect((await carol.asks('NS RESET bob token another-secret')).join()).toContain(
      'The password of bob is the new one',
    )
    expect((await carol.asks(...SASL)).join()).toContain(' 904 ')
  })

  it('is not sent for an account that waits to be verified, nor again and again', async () => {
    const bob = await registered()
    await bob.asks('NS RESETPASS bob')
    house.clock.advance(250)
    await house.clock.settle()
    expect(mailer.mails).toHaveLength(1)
    await bob.asks('VERIFY bob token')
    for (let i = 0; i < 20; i++) {
      await bob.asks('NS RESETPASS bob')
      house.clock.advance(60_000)
      await house.clock.settle()
    }
    expect(mailer.mails).toHaveLength(5)
  })

  it('is not to be had where no mail is sent', async () => {
    house = openIrcHouse()
    const bob = await house.arrive('bob')
    expect((await bob.asks('NS RESETPASS bob')).join()).toContain('This server sends no mail')
  })
})

it('EMAIL-6 an e-mail address is shown to its owner alone', async () => {
  const bob = await registered()
  await bob.asks('VERIFY bob token')
  expect((await bob.asks('NS INFO')).join()).toContain(EMAIL)
  const carol = await house.arrive('carol')
  const heard = await carol.asks('NS INFO bob', 'WHOIS bob', 'WHO bob', 'WHOWAS bob')
  expect(heard.join()).toContain('bob: registered on')
  expect(heard.join()).not.toContain('example.org')
})
