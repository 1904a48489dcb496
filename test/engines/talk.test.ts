/** What people do with messages, in each engine. */
import { expect, it } from 'vitest'
import { IrcPerson } from '../support/irc-person.ts'
import { pngOf } from '../support/pictures.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { EnginePerson, KEYS } from './engine-person.ts'
import { inEachEngine } from './engines.ts'
import { polled } from './polled.ts'

inEachEngine((browser) => {
  it('WEB-1 WEB-2 comes in by a name, talks with IRC, answers, reacts, changes and takes back', async () => {
    const { port } = await serveHere(folderHere(), '--no-limits')
    const amy = await EnginePerson.at(browser(), `http://127.0.0.1:${port}/`)
    await amy.enter('amy')
    const ida = await IrcPerson.inLobby(port, 'ida', 'message-tags echo-message draft/message-redaction')
    await amy.say('hello from a page')
    await ida.hears('hello from a page')
    ida.say('PRIVMSG #lobby :hello from IRC')
    await amy.message(/hello from IRC/)
    // Shift-Enter begins a line, Enter sends.
    await amy.fill('.composer textarea', /^Message/, 'one')
    await amy.chord(KEYS.Shift, KEYS.Enter)
    await amy.type('two')
    expect(await amy.value('.composer textarea')).toBe('one\ntwo')
    await amy.type(KEYS.Enter)
    await ida.hears('one')
    await ida.hears('two')

    await amy.act(/hello from IRC/, /^Reply$/)
    await polled('the focus in the composer', () =>
      amy.evaluate("return document.activeElement.matches('.composer textarea')"),
    )
    await amy.type(`an answer${KEYS.Enter}`)
    const answer = await ida.until(({ params }) => params[1] === 'an answer')
    expect(answer.tags?.get('+draft/reply') ?? answer.tags?.get('+reply')).toBeDefined()
    await amy.find('.answered', /^Reply to ida/)

    await amy.act(/hello from IRC/, /^React$/)
    await amy.press('button', /^React with 👀/u)
    await amy.find('.reaction', /^👀 1 from amy/u)
    await amy.press('.reaction', /^👀 1 from amy/u)
    await amy.gone('.reaction')

    await amy.fill('.composer textarea', /^Message/, ' ')
    await amy.type(KEYS.Backspace + KEYS.Up)
    await polled('the message to be changed', async () => (await amy.value('.composer textarea')) === 'an answer')
    await amy.type(`, changed${KEYS.Enter}`)
    await amy.message(/an answer, changed.*edited/s)
    await amy.act(/an answer, changed/, /^Delete$/)
    await amy.press('button', /^Really delete$/)
    await amy.find('.removed')
    await ida.until(({ verb }) => verb === 'REDACT')
    expect(await amy.complaints()).toEqual([])
  })

  it('WEB-72 WEB-112 WEB-73 WEB-76 WEB-77 completes emoji and names, colours code, pins, finds, and jumps there', async () => {
    const { port } = await serveHere(folderHere(), '--no-limits')
    const amy = await EnginePerson.at(browser(), `http://127.0.0.1:${port}/`)
    await amy.enter('amy')
    const bob = await IrcPerson.inLobby(port, 'bob')
    await amy.find('aside button', /^bob/)
    await amy.fill('.composer textarea', /^Message/, 'well done :tada')
    await amy.find('[role=option]', /:tada:/)
    await amy.type(KEYS.Enter)
    await polled('the emoji', async () => (await amy.value('.composer textarea')) === 'well done 🎉 ')
    await amy.type('@bo')
    await amy.find('[role=option]', /^@?bob/)
    await amy.type(KEYS.Tab)
    await polled('the name', async () => (await amy.value('.composer textarea')) === 'well done 🎉 @bob ')
    await amy.type(KEYS.Enter)
    await bob.hears('well done 🎉 @bob')

    await amy.press('button', /^Emoji$/)
    await amy.find('dialog [role=option]')
    await amy.type('rocket')
    await amy.press('dialog [role=option]', /^rocket$/)
    await amy.gone('dialog')
    await polled('the emoji', async () => (await amy.value('.composer textarea')) === '🚀')
    await amy.type(KEYS.Enter)
    await bob.hears('🚀')

    // What an input method takes for itself sends nothing. In WebKit its Enter comes when the composition is over already.
    await amy.fill('.composer textarea', /^Message/, 'にほ')
    for (const how of ['{ isComposing: true }', '{ keyCode: 229 }']) {
      await amy.evaluate(`
        const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...${how} })
        document.querySelector('.composer textarea').dispatchEvent(event)`)
      expect(await amy.value('.composer textarea')).toBe('にほ')
    }
    await amy.type(`ん${KEYS.Enter}`)
    await bob.hears('にほん')

    await amy.fill('.composer textarea', /^Message/, '```js')
    await amy.chord(KEYS.Shift, KEYS.Enter)
    await amy.type("const tea = 'green' // 1")
    await amy.chord(KEYS.Shift, KEYS.Enter)
    await amy.type('```')
    await amy.press('button', /^Send$/)
    await amy.find('.code-string')

    await amy.say('/join #tea')
    await amy.isIn('tea')
    await amy.say('green tea for everybody')
    await amy.act(/green tea/, /^Pin$/)
    await amy.message(/green tea.*pinned/s)
    await amy.press('button', /^Pinned messages$/)
    await amy.reads('aside.search', /1 pinned message/)
    await amy.press('aside button', /^Unpin$/)
    await amy.reads('aside.search', /Nothing is pinned here/)
    await amy.press('button', /^Pinned messages$/)

    await amy.chord(KEYS.Control, 'k')
    await amy.find('[role=combobox]')
    await amy.type('lobby')
    await amy.find('[role=option]', /lobby/)
    await amy.type(KEYS.Enter)
    await amy.isIn('lobby')
    await amy.press('button', /^Search messages$/)
    await amy.type(`green${KEYS.Enter}`)
    await amy.reads('aside.search', /2 messages found/)
    await amy.press('.result', /for everybody/)
    await amy.isIn('tea')
    await amy.message(/green tea/)
    await amy.type(KEYS.Escape)
    expect(await amy.complaints()).toEqual([])
  })

  it('WEB-30 WEB-31 sends a picture and shows it with its room', async () => {
    const { port } = await serveHere(folderHere())
    const amy = await EnginePerson.at(browser(), `http://127.0.0.1:${port}/`)
    await amy.enter('amy')
    const ida = await IrcPerson.inLobby(port, 'ida')
    await amy.evaluate(
      `const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(atob(arguments[0]), (letter) => letter.charCodeAt(0))], 'cat.png', { type: 'image/png' }))
      const input = document.querySelector('input[type=file]')
      input.files = data.files
      input.dispatchEvent(new Event('change', { bubbles: true }))`,
      pngOf(800, 600).toString('base64'),
    )
    await amy.find('.attachment', /Ready/)
    await amy.fill('.composer textarea', /^Message/, 'look')
    await amy.type(KEYS.Enter)
    await ida.until(({ params }) => /\/files\/.*cat\.png/.test(params[1] ?? ''))
    await polled('the picture', () =>
      amy.evaluate("return document.querySelector('.picture img')?.naturalWidth === 800"),
    )
    expect(await amy.evaluate("return document.querySelector('.picture img').getBoundingClientRect().height")).toBe(315)
    await amy.press('button', /^Open cat$/)
    await amy.find('dialog img')
    await amy.type(KEYS.Escape)
    await amy.gone('dialog')
    expect(await amy.complaints()).toEqual([])
  })
})
