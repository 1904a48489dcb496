/** What is kept of a conversation through four doors: files, the past, what is written without a network, and all of it when the server was killed. */
import { expect, it } from 'vitest'
import { Everybody } from '../support/everybody.ts'
import type { IrcPerson } from '../support/irc-person.ts'
import { isKept, shellIsKept } from '../support/kept-page.ts'
import { within } from '../support/patience.ts'
import { pngOf } from '../support/pictures.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'

const RICH =
  'batch message-tags server-time echo-message labeled-response draft/message-redaction snug.chat/edit draft/chathistory soju.im/search'
const CAT = { name: 'cat.png', mimeType: 'image/png', buffer: pngOf(80, 60) }

describeWith(['chromium', 'nc.openbsd'], 'two browsers, nc and IRC', () => {
  it('WEB-1 WEB-4 share files and the past, and lose and double nothing when a network or the server is gone', async () => {
    const folder = folderHere()
    const server = await serveHere(folder, '--no-limits')
    const { port } = server
    let all = await Everybody.meet(port, '#tea', RICH)
    const { amy, zoe } = all
    let { nick, ida } = all
    await amy.say('green tea for everybody')
    await all.hear('amy', '#tea', 'green tea for everybody')
    await zoe.say('black for me')
    await all.hear('zoe', '#tea', 'black for me')
    nick.type('tea with milk')
    await all.hear('nick', '#tea', 'tea with milk')
    ida.say('PRIVMSG #tea :coffe')
    await all.hear('ida', '#tea', 'coffe')
    const typo = ida.heard.at(-1)?.tags?.get('msgid')
    ida.say(`EDIT #tea ${typo} :coffee`)
    all.timeline[3] = 'ida: coffee [edited]'
    await all.see({ nick: ['* [#tea] ida edited: coffee'], ida: [`ida EDIT #tea coffe coffee`] })

    // A picture in the pages, a link for the others; gone with its message.
    const choosing = amy.page.waitForEvent('filechooser')
    await amy.page.getByRole('button', { name: 'Add images or files' }).click()
    await (await choosing).setFiles([CAT])
    await amy.page.getByText('Ready').waitFor()
    await amy.say('look at him')
    all.timeline.push('amy: look at him')
    const link = `http://127.0.0.1:${port}/files/ID-80x60/cat.png`
    await all.see({
      nick: ['[#tea] amy: look at him', `[#tea] amy: ${link}`],
      ida: ['amy PRIVMSG #tea look at him', `amy PRIVMSG #tea ${link}`],
    })
    for (const each of [amy, zoe]) await each.page.getByRole('button', { name: 'Open cat' }).waitFor()
    const address = ida.heard.at(-1)?.params[1] ?? ''
    expect((await fetch(address)).headers.get('content-type')).toBe('image/png')
    await amy.press('look at him', /^delete/i)
    await amy.page.getByRole('button', { name: 'Really delete' }).click()
    all.timeline.pop()
    await all.see({ nick: ['* [#tea] a message from amy was removed'], ida: ['amy REDACT #tea look at him'] })
    await expect.poll(async () => (await fetch(address)).status).toBe(404)

    // Everybody finds the same.
    nick.type('/search tea')
    await all.read({
      nick: [
        'Found (times are UTC):',
        '1 [00:00 #tea] amy: green tea for everybody',
        '2 [00:00 #tea] nick: tea with milk',
      ],
    })
    expect(await asks(ida, 'SEARCH text=tea')).toEqual(['amy: green tea for everybody', 'nick: tea with milk'])
    for (const { page } of [amy, zoe]) {
      await page.getByRole('button', { name: 'Search messages' }).click()
      const pane = page.getByRole('complementary', { name: 'Search' })
      await pane.getByRole('searchbox', { name: 'Words to look for' }).fill('tea')
      await page.keyboard.press('Enter')
      await pane.getByText('2 messages found').waitFor()
      await page.keyboard.press('Escape')
    }

    // Zoe has no network: her page opens, and what she writes is said when there is one again.
    await shellIsKept(zoe.page)
    await isKept(zoe.page, 'coffee')
    await zoe.page.context().setOffline(true)
    await zoe.page.reload()
    await zoe.hears('coffee')
    await all.read({ nick: ['zoe has left the server'], ida: ['zoe QUIT Connection closed'] })
    await zoe.say('from a tunnel')
    await zoe.page.getByText('Waiting to be sent').waitFor()
    nick.type('where is zoe')
    all.timeline.push('nick: where is zoe', 'zoe: from a tunnel')
    await amy.hears('where is zoe')
    await zoe.page.context().setOffline(false)
    await all.see({
      nick: ['zoe has joined the server', '* zoe joined #tea', '[#tea] zoe: from a tunnel'],
      ida: ['nick PRIVMSG #tea where is zoe', 'zoe JOIN #tea', 'zoe PRIVMSG #tea from a tunnel'],
    })

    // The server is killed. What Amy writes meanwhile is said to the next one.
    await server.end('SIGKILL')
    nick.endInput()
    await within(Promise.all([nick.ended, ida.closed()]), 'nc and Ida to notice')
    for (const { page } of [amy, zoe])
      await page
        .getByText(/connection was lost/i)
        .first()
        .waitFor()
    await amy.say('anybody there?')
    await serveHere(folder, '--no-limits', '--port', String(port))
    for (const each of [amy, zoe]) await each.isBack()
    all.timeline.push('amy: anybody there?')
    await all.pagesAgree()
    all = await all.meetAgain(port, '#tea', RICH)
    ;({ nick, ida } = all)
    await zoe.say('here I am')
    await all.hear('zoe', '#tea', 'here I am')
    nick.type('and I')
    await all.hear('nick', '#tea', 'and I')
    ida.say('PRIVMSG #tea :all of us')
    await all.hear('ida', '#tea', 'all of us')

    // What each of them reads of it now is the same.
    const said = [
      'amy: green tea for everybody',
      'zoe: black for me',
      'nick: tea with milk',
      'ida: coffee',
      'nick: where is zoe',
      'zoe: from a tunnel',
      'amy: anybody there?',
      'zoe: here I am',
      'nick: and I',
      'ida: all of us',
    ]
    expect(all.timeline.map((one) => one.replace(' [edited]', ''))).toEqual(said)
    expect(await asks(ida, 'CHATHISTORY LATEST #tea * 100')).toEqual(said)
    nick.type('/history 100')
    await all.read({
      nick: [
        'What was said last in #tea (times are UTC):',
        ...said.map((one, i) => `${i + 1} [00:00] ${one.replace('ida: coffee', 'ida (edited): coffee')}`),
      ],
    })
    for (const { page } of [amy, zoe]) await page.reload()
    await all.pagesAgree()
    const complaints = [...amy.complaints, ...zoe.complaints]
    expect(complaints.filter((one) => !/ERR_(?:INTERNET_DISCONNECTED|CONNECTION_REFUSED)/.test(one))).toEqual([])
  })
})

/** What the past has for Ida. */
async function asks(ida: IrcPerson, line: string): Promise<string[]> {
  const from = ida.heard.length
  ida.say(line)
  await ida.barrier()
  return ida.heard
    .slice(from)
    .filter(({ verb }) => verb === 'PRIVMSG')
    .map(({ source, params }) => `${source?.split('!')[0]}: ${params[1]}`)
}
