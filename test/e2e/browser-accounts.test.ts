/** Who one is in the browser door: an account that is made inside, devices, passkeys, the owner's link, and invitations. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { accessibilityFaults } from '../support/browser.ts'
import { IrcPerson } from '../support/irc-person.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { choose, logIn, menuOf, PASSWORD, register } from '../support/web-account.ts'
import { WebPerson } from '../support/web-person.ts'

describeWith(['chromium'], 'who one is in the browser door', () => {
  it('WEB-26 one keeps a name from inside, comes back without a password, sees one’s devices, and ends them', async () => {
    const { port } = await serveHere(folderHere())
    const bob = await WebPerson.arrive(port, 'bob')
    const amy = await WebPerson.arrive(port, 'amy')
    await amy.say('before')
    await register(amy)
    await amy.say('after')
    await bob.hears('after')
    expect(await accessibilityFaults(amy.page)).toEqual([])
    // Nobody saw her go and come again.
    expect(await bob.shown(/amy (?:left|joined)|came and went/g)).toEqual(['amy joined'])

    await amy.page.reload()
    await amy.isIn()
    await menuOf(amy).getByText('logged in').waitFor()

    const phone = await WebPerson.at(port, 'amy')
    await logIn(phone)
    await choose(amy, /^Account and devices/)
    const { page } = amy
    await page.getByText('this one').waitFor()
    expect(await accessibilityFaults(page, 'dialog[open]')).toEqual([])
    const logOut = page.getByRole('button', { name: /^Log out Chrome/ })
    await logOut.click()
    await logOut.waitFor({ state: 'detached' })
    await phone.page.getByText('You were logged out on this device').waitFor()

    // A new password, with the old one.
    await page.getByRole('button', { name: 'Change password' }).click()
    await page.getByLabel('Current password').fill('not this one')
    await page.getByLabel('New password').fill('another one 7')
    await page.getByRole('button', { name: 'Change it' }).click()
    await page.getByText('That is not the password').waitFor()
    await page.getByLabel('Current password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Change it' }).click()
    await page.getByText('Your password is changed').waitFor()
    await page.keyboard.press('Escape')

    // Log out: the door, and nothing that would let the next one in.
    await choose(amy, /^Log out/)
    await page.getByRole('dialog').getByRole('button', { name: 'Log out' }).click()
    await amy.nameBox.waitFor()
    await amy.nameBox.fill('amy')
    await amy.nameBox.press('Enter')
    await page.getByText('belongs to an account').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    // Chromium says of each refused log-in that it was one.
    expect(amy.complaints.filter((text) => !text.includes('401'))).toEqual([])
  })

  it('WEB-44 a device that is to forget everything is logged out, too', async () => {
    const { port } = await serveHere(folderHere())
    const amy = await WebPerson.arrive(port, 'amy')
    await register(amy)
    const { page } = amy
    await page.keyboard.press('Control+,')
    await page.getByRole('button', { name: 'This device' }).click()
    await page.getByRole('button', { name: /forget everything/ }).click()
    await page.getByRole('button', { name: /Press again/ }).click()
    await amy.nameBox.waitFor()
    expect(await amy.nameBox.inputValue()).toBe('')
    const who = await page.evaluate(`fetch('/session').then((answer) => answer.json())`)
    expect(who).toMatchObject({ account: null })
  })

  it('WEB-23 whoever logs in after somebody else finds nothing of theirs', async () => {
    const { port } = await serveHere(folderHere())
    const [shared, bob] = await Promise.all([WebPerson.arrive(port, 'amy'), WebPerson.arrive(port, 'bob')])
    await Promise.all([register(shared), register(bob)])
    await shared.say('said by amy')
    await shared.hears('said by amy')
    await shared.composer.fill('what amy has begun')
    // A link to where she has not been shows the door, with her name in it.
    const { page } = shared
    await page.goto(`http://127.0.0.1:${port}/c/elsewhere`)
    await shared.nameBox.fill('bob')
    await page.getByRole('button', { name: 'Log in with a password' }).click()
    await page.getByLabel('Password').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await shared.isIn()
    await page.getByRole('button', { name: 'bob logged in: you' }).waitFor()
    expect(await shared.composer.inputValue()).toBe('')
    expect(await page.evaluate(namesOnDevice)).not.toMatch(/amy/)
  })

  it('WEB-90 the password of the server is asked for when it is wanted, and again only in another tab', async () => {
    const folder = folderHere()
    const config = join(folder, 'snug.toml')
    writeFileSync(config, '[server]\npassword = "open sesame"\n')
    const { port } = await serveHere(folder, '--config', config)
    const amy = await WebPerson.at(port, 'amy')
    const { page } = amy
    await amy.nameBox.fill('amy')
    await amy.nameBox.press('Enter')
    const field = page.getByLabel('The password of this server')
    await page.getByText('a password for everybody').waitFor()
    await field.and(page.locator(':focus')).waitFor()
    await field.fill('wrong')
    await page.keyboard.press('Enter')
    await page.getByText('That is not the password of this server').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await field.fill('open sesame')
    await page.keyboard.press('Enter')
    await amy.isIn()
    await page.reload()
    await amy.isIn()
    expect(amy.complaints).toEqual([])
  })

  it('WEB-27 a passkey is made inside, and logs in without name or password', async () => {
    const { port } = await serveHere(folderHere())
    const amy = await WebPerson.at(port, 'amy')
    const { page } = amy
    // Passkeys want a name, and not an address.
    await page.goto(`http://localhost:${port}/`)
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await amy.enter()
    await register(amy)
    await choose(amy, /^Account and devices/)
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByLabel('Your password, to add a passkey').fill(PASSWORD)
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByRole('button', { name: /^Rename/ }).click()
    await page.getByLabel('Name of the passkey').fill('my machine')
    await page.getByRole('button', { name: 'Rename', exact: true }).click()
    await page.getByText('my machine').waitFor()
    await page.keyboard.press('Escape')

    await choose(amy, /^Log out/)
    await page.getByRole('dialog').getByRole('button', { name: 'Log out' }).click()
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await amy.isIn()
    await menuOf(amy).getByText('amy').waitFor()
    expect(amy.complaints).toEqual([])

    // At an address it is said that there are none.
    const bob = await WebPerson.arrive(port, 'bob')
    await register(bob)
    await choose(bob, /^Account and devices/)
    await bob.page.getByText('Passkeys need a safe address').waitFor()
  })

  it('WEB-28 WEB-107 the owner’s link makes its first guest the owner, and is in no address afterwards', async () => {
    const server = await serveHere(folderHere())
    const link = (): string | undefined => /(http:\S+#claim=[0-9a-f]+) /.exec(server.banner())?.[1]
    await expect.poll(link).toBeDefined()
    const amy = await WebPerson.at(server.port, 'amy')
    const { page } = amy
    // The page is there already: of the address only what stands behind the hash changes.
    await page.goto(link() ?? '')
    await expect.poll(() => page.url()).toBe(`http://127.0.0.1:${server.port}/`)
    await page.getByText('this server becomes yours').waitFor()
    await amy.enter()
    const dialog = page.getByRole('dialog', { name: 'Become the owner' })
    await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD)
    expect(await accessibilityFaults(page, 'dialog[open]')).toEqual([])
    await dialog.getByRole('button', { name: 'Become the owner' }).click()
    await dialog.getByText('This server is yours').waitFor()
    expect(amy.complaints).toEqual([])

    // Where nobody has a rank, as in the lobby, she keeps order all the same: also once the page is loaded anew.
    const mallory = await IrcPerson.inLobby(server.port, 'mallory')
    await page.reload()
    await amy.isIn()
    await page.getByRole('complementary', { name: 'People here' }).getByRole('button', { name: 'mallory' }).click()
    const card = page.getByRole('dialog', { name: 'mallory' })
    await card.getByRole('button', { name: 'Mute', exact: true }).click()
    await card.getByRole('button', { name: 'Mute mallory' }).click()
    await amy.log.getByText('amy muted mallory').waitFor()
    mallory.say('PRIVMSG #lobby :spam')
    await mallory.until(({ verb }) => verb === '404')

    // It is good once.
    const bob = await WebPerson.at(server.port, 'bob')
    await bob.page.goto('about:blank')
    await bob.page.goto(link() ?? '')
    await bob.enter()
    await bob.page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await bob.page.keyboard.press('Enter')
    await bob.page.getByText('This link is not valid any more').waitFor()
  })

  it('WEB-29 an invitation is a link and a code, and whoever opens it comes into that channel', async () => {
    const { port } = await serveHere(folderHere())
    const amy = await WebPerson.arrive(port, 'amy')
    await amy.say('/join #tea')
    await amy.isIn('tea')
    await choose(amy, /^Invite others/)
    const { page } = amy
    const link = await page.getByRole('textbox', { name: 'Link' }).inputValue()
    expect(new URL(link).pathname).toBe('/c/tea')
    const code = page.getByRole('img', { name: `QR code of ${link}` })
    const small = await code.boundingBox()
    await page.getByRole('button', { name: 'As large as the screen' }).click()
    await expect.poll(async () => (await code.boundingBox())?.width).toBeGreaterThan(1.5 * (small?.width ?? Infinity))
    await page.getByText(link, { exact: true }).waitFor()
    expect(await accessibilityFaults(page, 'dialog[open]')).toEqual([])
    expect(await accessibilityFaults(page, 'dialog[open]')).toEqual([])
    await page.keyboard.press('Escape')

    const bob = await WebPerson.at(port, 'bob')
    await bob.page.goto(`http://127.0.0.1:${port}/c/tea`)
    await bob.nameBox.fill('bob')
    await bob.nameBox.press('Enter')
    await bob.isIn('tea')
    await bob.say('found it')
    await amy.hears('found it')

    // Who is known here is not brought by a link to where they have not been.
    await bob.page.goto(`http://127.0.0.1:${port}/c/elsewhere`)
    await bob.page.getByText('This link leads to #elsewhere').waitFor()
    expect(await accessibilityFaults(bob.page)).toEqual([])
    await bob.nameBox.press('Enter')
    await bob.isIn('elsewhere')
    await bob.page.reload()
    await bob.isIn('elsewhere')
    expect([...amy.complaints, ...bob.complaints]).toEqual([])
  })
})

/** As whom rooms are kept on this device, and what else is. */
const namesOnDevice = `new Promise((resolve) => {
  const opening = indexedDB.open('snug')
  opening.onsuccess = () => {
    const rooms = opening.result.transaction('rooms').objectStore('rooms').getAllKeys()
    rooms.onsuccess = () => resolve(JSON.stringify([rooms.result, Object.entries(localStorage)]))
  }
})`
