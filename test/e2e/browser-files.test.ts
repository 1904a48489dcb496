/** Images and files in the browser door: a real Chromium, a real server, and somebody on IRC who sees their links. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { accessibilityFaults } from '../support/browser.ts'
import { IrcPerson } from '../support/irc-person.ts'
import { within } from '../support/patience.ts'
import { pngOf } from '../support/pictures.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { WebPerson } from '../support/web-person.ts'

const CAT = { name: 'cat.png', mimeType: 'image/png', buffer: pngOf(800, 600) }
const NOTES = { name: 'notes.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 nothing to see') }

/** Lets files fall onto the page, or pastes them, as a person would with a mouse or from another program. */
async function give({ page }: WebPerson, how: 'drop' | 'paste', { name, mimeType, buffer }: typeof CAT): Promise<void> {
  const file = JSON.stringify({ name, type: mimeType, base64: buffer.toString('base64') })
  await page.evaluate(`(() => {
    const { name, type, base64 } = ${file}
    const data = new DataTransfer()
    data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type }))
    const options = { bubbles: true, cancelable: true, dataTransfer: data, clipboardData: data }
    const event = ${how === 'drop'} ? new DragEvent('drop', options) : new ClipboardEvent('paste', options)
    document.querySelector('textarea').dispatchEvent(event)
  })()`)
}

function stored(folder: string): string[] {
  const files = join(folder, 'files')
  return readdirSync(files, { recursive: true, encoding: 'utf8' }).filter((name) => /[0-9a-f]{64}$/.test(name))
}

describeWith(['chromium'], 'files in the browser door', () => {
  it('WEB-30 WEB-31 WEB-32 an image is chosen, said with words, seen with its room, opened, read by IRC, and goes with its message', async () => {
    const folder = folderHere()
    const { port } = await serveHere(folder)
    const [amy, bob] = await Promise.all([WebPerson.arrive(port, 'amy'), WebPerson.arrive(port, 'bob')])
    const ira = await IrcPerson.arrive(port, 'ira')
    ira.say('JOIN #lobby')
    await ira.barrier()
    // Where the picture comes to bob late, its room is there before.
    let letCome = (): void => {}
    const mayCome = new Promise<void>((resolve) => (letCome = resolve))
    await bob.page.route('**/files/**', async (route) => {
      await mayCome
      await route.continue()
    })

    const choosing = amy.page.waitForEvent('filechooser')
    await amy.page.getByRole('button', { name: 'Add images or files' }).click()
    await (await choosing).setFiles([CAT, NOTES])
    const going = amy.page.getByRole('list', { name: 'Files that go with the message' })
    await going.getByText('Ready').nth(1).waitFor()
    await going.getByRole('textbox', { name: 'Describe cat.png' }).fill('a cat on a sofa')
    await amy.composer.fill('look at him')
    expect(await accessibilityFaults(amy.page)).toEqual([])
    await amy.composer.press('Enter')
    await going.waitFor({ state: 'detached' })

    const picture = bob.page.getByRole('button', { name: 'Open a cat on a sofa' })
    await picture.waitFor()
    const before = await picture.boundingBox()
    letCome()
    await expect.poll(() => bob.page.evaluate(`document.querySelector('.picture img').naturalWidth`)).toBe(800)
    expect(await picture.boundingBox()).toEqual(before)
    expect(before).toMatchObject({ width: 420, height: 315 })
    const message = bob.message('look at him')
    expect(await message.innerText()).not.toContain('/files/')
    await message.getByRole('link', { name: /^Download notes\.pdf, 23 bytes/ }).waitFor()

    await picture.click()
    const lightbox = bob.page.getByRole('dialog', { name: 'a cat on a sofa' })
    await lightbox.getByRole('img', { name: 'a cat on a sofa' }).waitFor()
    await bob.page.keyboard.press('Escape')
    await lightbox.waitFor({ state: 'detached' })

    const heard = await within(
      ira.until(({ verb, params }) => verb === 'PRIVMSG' && /cat_on_a_sofa/.test(params[1] ?? '')),
      'the link',
    )
    const link = heard.params[1] ?? ''
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/files\/[0-9a-z]{25}-800x600\/a_cat_on_a_sofa\.png$/)
    const fetched = await fetch(link)
    expect([fetched.status, fetched.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(Buffer.from(await fetched.arrayBuffer()).includes('taken at home')).toBe(false)
    expect(stored(folder)).toHaveLength(2)

    await amy.press('look at him', /^delete/i)
    await amy.page.getByRole('button', { name: 'Really delete' }).click()
    await expect.poll(async () => (await fetch(link)).status).toBe(404)
    await expect.poll(() => stored(folder)).toEqual([])
    expect([...amy.complaints, ...bob.complaints]).toEqual([])
  })

  it('WEB-33 WEB-34 dropped and pasted; too large is said in words; what is on its way can be stopped; foreign pictures stay links', async () => {
    const folder = folderHere()
    const { port } = await serveHere(folder, '--uploads-max-size', '1 MB')
    const amy = await WebPerson.arrive(port, 'amy')
    const going = amy.page.getByRole('list', { name: 'Files that go with the message' })
    const asked: string[] = []
    amy.page.on('request', (request) => asked.push(request.url()))

    await give(amy, 'paste', CAT)
    await going.getByText('Ready').waitFor()
    await give(amy, 'drop', { ...CAT, name: 'large.png', buffer: Buffer.alloc(1_100_000) })
    await going.getByText('Too large: 1 MB at most').waitFor()
    await amy.page.getByRole('button', { name: 'Remove large.png' }).click()

    // One that never gets there is stopped, and nothing of it is left.
    await amy.page.route('**/upload/**', () => {})
    await give(amy, 'drop', { ...CAT, name: 'slow.png' })
    await amy.page.getByRole('button', { name: 'Stop sending slow.png' }).click()
    await amy.page.unroute('**/upload/**')
    await amy.page.getByRole('button', { name: 'Send', exact: true }).click()
    await amy.page.getByRole('button', { name: 'Open cat' }).waitFor()
    expect(readdirSync(join(folder, 'files', 'incoming'))).toEqual([])

    await amy.page.route('**/upload/**', (route) => route.abort())
    await give(amy, 'drop', { ...CAT, name: 'again.png', buffer: pngOf(20, 30) })
    await going.getByText('The connection broke').waitFor()
    await amy.page.unroute('**/upload/**')
    await amy.page.getByRole('button', { name: 'Try again.png again' }).click()
    await going.getByText('Ready').waitFor()
    await amy.composer.press('Enter')
    await amy.page.getByRole('button', { name: 'Open again' }).waitFor()

    await amy.say(
      'https://pictures.example/files/0123456789abcdefghijklmno-80x60/cat.png and https://pictures.example/x.png',
    )
    await amy.hears('pictures.example/x.png')
    await amy.page.getByRole('img', { name: 'This file is gone' }).waitFor()
    await amy.message('pictures.example/x.png').getByRole('link').nth(2).waitFor()
    expect(asked.filter((url) => !url.startsWith('blob:') && new URL(url).host !== `127.0.0.1:${port}`)).toEqual([])
  })

  it('WEB-31 a picture that did not come while there was no connection comes with the next one', async () => {
    const folder = folderHere()
    const server = await serveHere(folder)
    const amy = await WebPerson.arrive(server.port, 'amy')
    const isGone = amy.page.getByRole('img', { name: 'This file is gone' })
    await amy.page.route('**/files/**', (route) => route.abort())
    await give(amy, 'paste', CAT)
    await amy.page.getByRole('list', { name: 'Files that go with the message' }).getByText('Ready').waitFor()
    // What is given with a command waits for a message.
    await amy.say('/topic cats')
    await amy.page.getByRole('button', { name: 'Remove cat.png' }).waitFor()
    await amy.composer.press('Enter')
    await isGone.waitFor()
    await amy.page.unroute('**/files/**')
    await server.end('SIGKILL')
    await amy.page
      .getByText(/connection was lost/i)
      .first()
      .waitFor()
    await serveHere(folder, '--port', String(server.port))
    await amy.isBack()
    await amy.page.getByRole('button', { name: 'Open cat' }).waitFor()
    await isGone.waitFor({ state: 'detached' })
  })

  it('WEB-33 who looks elsewhere while a file is on its way comes back to a message that is said once, and to what they began there', async () => {
    const { port } = await serveHere(folderHere())
    const [amy, bob] = await Promise.all([WebPerson.arrive(port, 'amy'), WebPerson.arrive(port, 'bob')])
    const place = (name: RegExp) => amy.page.getByRole('navigation').getByRole('button', { name })
    await amy.say('/join #tea')
    await amy.isIn('tea')
    await place(/^#lobby/).click()
    await amy.isIn()

    let letGo = (): void => {}
    const mayGo = new Promise<void>((resolve) => (letGo = resolve))
    await amy.page.route('**/upload/**', async (route) => {
      await mayGo
      await route.continue()
    })
    await give(amy, 'drop', CAT)
    await amy.composer.fill('look at him')
    await amy.composer.press('Enter')
    await place(/^#tea/).click()
    await amy.isIn('tea')
    await amy.say('tea is ready')
    await amy.press('tea is ready', /^reply/i)
    await place(/^#lobby/).click()
    await amy.isIn()
    // It is on its way already.
    await amy.composer.press('Enter')
    letGo()
    await bob.hears('look at him')
    await expect.poll(() => amy.composer.inputValue()).toBe('')
    await amy.say('there he is')
    await bob.hears('there he is')
    expect(await bob.shown(/look at him|there he is/g)).toEqual(['look at him', 'there he is'])
    await place(/^#tea/).click()
    await amy.isIn('tea')
    await amy.page.getByText('Replying to amy').waitFor()
  })

  it('FILE-12 an operator who deletes somebody else’s message deletes its picture everywhere, or reads that it stays', async () => {
    const folder = folderHere()
    const { port } = await serveHere(folder)
    const amy = await WebPerson.arrive(port, 'amy')
    await amy.say('/join #tea')
    await amy.isIn('tea')
    const bob = await WebPerson.arrive(port, 'bob')
    await bob.say('/join #tea')
    await bob.isIn('tea')
    const ira = await IrcPerson.arrive(port, 'ira', 'snug.chat/upload')
    ira.say('JOIN #den', 'JOIN #tea')
    await ira.barrier()
    const deletes = async (text: string): Promise<void> => {
      await amy.hears(text)
      await amy.press(text, /^delete/i)
      await amy.page.getByRole('button', { name: 'Really delete' }).click()
      await amy.message(text).waitFor({ state: 'detached' })
    }

    await give(bob, 'drop', CAT)
    await bob.composer.fill('look at him')
    await bob.composer.press('Enter')
    const { params } = await within(
      ira.until(({ verb, params }) => verb === 'PRIVMSG' && /files/.test(params[1] ?? '')),
      'the link',
    )
    const link = /http\S+/.exec(params[1] ?? '')?.[0] ?? ''
    ira.say(`PRIVMSG #den :${link}`, `PRIVMSG #tea :him again ${link}`)
    await amy.hears('him again')
    await deletes('look at him')
    await expect.poll(async () => (await fetch(link)).status).toBe(404)
    await expect.poll(() => stored(folder)).toEqual([])

    const from = ira.heard.length
    ira.say(`UPLOAD #den ${CAT.buffer.length} :cat.png`)
    const { params: given } = await within(
      ira.until(({ verb }) => verb === 'UPLOAD', from),
      'an address',
    )
    const answer = await fetch(`http://127.0.0.1:${port}${given[1]}`, {
      method: 'PUT',
      body: Uint8Array.from(CAT.buffer),
    })
    const { url } = (await answer.json()) as { url: string }
    ira.say(`PRIVMSG #den :${url}`)
    await ira.barrier()
    await bob.say(`from the den ${url}`)
    await deletes('from the den')
    await amy.log.getByText('A file in it stays, because somebody else showed it elsewhere before').waitFor()
    expect((await fetch(url)).status).toBe(200)
    expect([...amy.complaints, ...bob.complaints].filter((one) => !one.includes('404'))).toEqual([])
  })
})
