/** One room and four doors: two people in browsers, one at nc and one on IRC live through all that there is, and each sees all of it, once and in order. */
import { expect, it } from 'vitest'
import { Everybody, TALL } from '../support/everybody.ts'
import { IrcPerson } from '../support/irc-person.ts'
import { openNc } from '../support/nc-person.ts'
import { within } from '../support/patience.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { choose, logIn, register } from '../support/web-account.ts'
import { WebPerson } from '../support/web-person.ts'

describeWith(['chromium', 'nc.openbsd'], 'two browsers, nc and IRC', () => {
  it('WEB-1 WEB-107 come in, each in their way, and share channels with all that changes there', async () => {
    const { port } = await serveHere(folderHere(), '--no-limits')
    const nick = openNc(port)
    nick.type('nick')
    await nick.prints(/QUIT leaves.*\n/)
    const ida = await IrcPerson.arrive(port, 'ida', 'message-tags echo-message account-notify')
    ida.say('JOIN #lobby')
    await nick.prints(/ida has joined.*\n/)
    const [amy, zoe] = await Promise.all([WebPerson.at(port, 'amy', TALL), WebPerson.at(port, 'zoe', TALL)])
    const all = new Everybody(amy, zoe, nick, ida)
    const { page } = amy

    // By a name; then the name is kept, and nobody sees her go or come.
    await amy.enter()
    await all.read({ nick: ['amy has joined the server'], ida: ['amy JOIN #lobby'] })
    await register(amy)
    await all.read({ ida: ['amy ACCOUNT amy'] })

    // A channel, and an invitation to it.
    await page.getByRole('button', { name: 'Join or create a channel' }).click()
    await page.getByRole('textbox', { name: /^name, or words/i }).fill('garden')
    await page.getByRole('button', { name: 'Create #garden' }).click()
    await amy.isIn('garden')
    await choose(amy, /^Invite others/)
    await zoe.page.goto(await page.getByRole('textbox', { name: 'Link' }).inputValue())
    await page.keyboard.press('Escape')
    await zoe.nameBox.fill('zoe')
    await zoe.nameBox.press('Enter')
    await zoe.isIn('garden')
    nick.type('/join #garden')
    await all.read({ nick: ['* nick joined #garden'] })
    ida.say('JOIN #garden')
    await all.read({ nick: ['* ida joined #garden'], ida: ['ida JOIN #garden'] })
    await zoe.say('found it')
    await all.hear('zoe', '#garden', 'found it')
    nick.type('me too')
    await all.hear('nick', '#garden', 'me too')
    ida.say('PRIVMSG #garden :and I')
    await all.hear('ida', '#garden', 'and I')

    // She logs in on another device, and out again: one person all the time.
    const phone = await WebPerson.at(port, 'amy', TALL)
    await logIn(phone)
    await phone.say('/switch #garden')
    await phone.isIn('garden')
    await phone.say('from the tram')
    await all.hear('amy', '#garden', 'from the tram')
    await phone.close()

    // Ranks, topic, silence.
    await page.getByRole('complementary').getByRole('button', { name: /^ida/ }).click()
    await page.getByRole('dialog', { name: 'ida' }).getByRole('button', { name: 'Make operator' }).click()
    await all.see({ nick: ['* amy made ida an operator of #garden'], ida: ['amy MODE #garden +o ida'] })
    await page.keyboard.press('Escape')
    ida.say('TOPIC #garden :seeds and tea')
    await all.see({
      nick: ['* ida set the topic of #garden: seeds and tea'],
      ida: ['ida TOPIC #garden seeds and tea'],
    })
    for (const each of [amy, zoe]) await each.page.locator('.topbar').getByText('seeds and tea').waitFor()
    await page.getByRole('complementary').getByRole('button', { name: /^nick/ }).click()
    const card = page.getByRole('dialog', { name: 'nick' })
    await card.getByRole('button', { name: 'Mute', exact: true }).click()
    await card.getByRole('button', { name: 'Mute nick' }).click()
    await card.waitFor({ state: 'detached' })
    await all.see({ nick: ['* amy muted nick!*@host in #garden'], ida: ['amy MODE #garden +b m:nick!*@host'] })
    nick.type('can you hear me?')
    await all.see({ nick: ['! you cannot speak in #garden: you are muted there'] })
    for (const each of [amy, zoe]) await each.log.getByText('amy muted nick').waitFor()
    await page.getByRole('heading', { level: 1 }).getByRole('button').click()
    await page.getByRole('button', { name: 'Take back, for nick' }).click()
    await all.see({
      nick: ['* amy lets nick!*@host speak in #garden again'],
      ida: ['amy MODE #garden -b m:nick!*@host'],
    })
    await page.keyboard.press('Escape')
    await zoe.log.getByText('amy lets nick speak again').waitFor()

    // Another name: everybody is in it still.
    await page.getByRole('heading', { level: 1 }).getByRole('button').click()
    await page.getByRole('button', { name: 'Rename' }).click()
    await page.getByRole('textbox', { name: 'New name' }).fill('#greenhouse')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('dialog', { name: 'About #greenhouse' }).waitFor()
    await page.keyboard.press('Escape')
    await zoe.isIn('greenhouse')
    await all.see({
      nick: ['* amy renamed #garden to #greenhouse'],
      ida: ['ida PART #garden', 'ida JOIN #greenhouse'],
    })
    nick.type('it is warm in here')
    await all.hear('nick', '#greenhouse', 'it is warm in here')

    // Zoe goes elsewhere: what is new here is counted, and what is for her; what she mutes is not.
    await zoe.page.keyboard.press('Control+k')
    await zoe.page.getByRole('combobox', { name: 'Where to?' }).fill('lobby')
    await zoe.page.keyboard.press('Enter')
    await zoe.isIn('lobby')
    await all.read({ nick: ['zoe has joined the server'], ida: ['zoe JOIN #lobby'] })
    const place = (name: RegExp) => zoe.page.getByRole('navigation').getByRole('button', { name })
    nick.type('one tomato')
    await place(/^#greenhouse.*1 unread message/).waitFor()
    ida.say('PRIVMSG #greenhouse :zoe: come and look')
    await place(/^#greenhouse.*1 message for you/).waitFor()
    await expect.poll(() => zoe.page.title()).toMatch(/^\(1\)/)
    await place(/^#greenhouse/).hover()
    await place(/^More for #greenhouse/).click()
    await zoe.page.getByRole('menuitem', { name: 'Notifications' }).click()
    await zoe.page.getByRole('radio', { name: /muted/ }).check()
    await zoe.page.keyboard.press('Escape')
    await place(/^#greenhouse *muted$/).waitFor()
    await all.read({
      nick: ['[#greenhouse] ida: zoe: come and look'],
      ida: ['nick PRIVMSG #greenhouse one tomato', 'ida PRIVMSG #greenhouse zoe: come and look'],
    })

    // Between two people: nobody else hears it.
    await page.getByRole('complementary').getByRole('button', { name: /^nick/ }).click()
    await page.getByRole('dialog', { name: 'nick' }).getByRole('button', { name: 'Write' }).click()
    await amy.isIn('nick')
    await amy.say('psst')
    await all.read({ nick: ['[private] amy: psst'] })
    nick.type('/msg amy yes?')
    await all.read({ nick: ['[private to amy] yes?'] })
    await amy.hears('yes?')
    ida.say('PRIVMSG zoe :and you?')
    await all.read({ ida: ['ida PRIVMSG zoe and you?'] })
    await place(/\bida\b.*1 message for you/).click()
    await zoe.hears('and you?')
    await zoe.say('fine')
    await all.read({ ida: ['zoe PRIVMSG ida fine'] })

    // Both back in the channel, where all of it stands once.
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^#greenhouse/ })
      .click()
    await place(/^#greenhouse/).click()
    all.timeline.push('nick: one tomato', 'ida: zoe: come and look')
    await amy.say('here we are')
    await all.hear('amy', '#greenhouse', 'here we are')
    expect([...amy.complaints, ...zoe.complaints]).toEqual([])
  })

  it('WEB-1 write, answer, react, change, take back and pin, and see where they are', async () => {
    const { port } = await serveHere(folderHere(), '--no-limits')
    const all = await Everybody.meet(port, '#tea', 'message-tags echo-message draft/message-redaction')
    const { amy, zoe, nick, ida } = all

    // Code, formatting and emoji: whoever has no page reads what was typed.
    await zoe.say("```js\nconst tea = 'green'\n```")
    all.timeline.push("zoe: const tea = 'green'")
    const code = ['```js', "const tea = 'green'", '```']
    await all.see({
      nick: code.map((line) => `[#tea] zoe: ${line}`),
      ida: code.map((line) => `zoe PRIVMSG #tea ${line}`),
    })
    await amy.log.getByRole('group', { name: 'Code in js' }).waitFor()
    ida.say('PRIVMSG #tea :\x02bold\x02 move')
    await all.hear('ida', '#tea', 'bold move', { ida: ['ida PRIVMSG #tea \x02bold\x02 move'] })
    expect(await zoe.log.locator('strong, b').allInnerTexts()).toEqual(['bold'])
    await amy.say('**really**, :tada: indeed')
    await all.hear('amy', '#tea', '**really**, 🎉 indeed', { page: 'really, 🎉 indeed' })

    // Answers, from nc and from a page, and the way back to what is answered.
    nick.type('/reply ida which move?')
    all.timeline.push('ida bold move ← nick: which move?')
    await all.see({
      nick: ['[#tea] nick (to ida): which move?'],
      ida: ['nick PRIVMSG #tea which move? +reply=\x02bold\x02 move'],
    })
    await zoe.press('which move?', /^reply$/i)
    await zoe.say('the tea one')
    all.timeline.push('nick which move? ← zoe: the tea one')
    await all.see({
      nick: ['[#tea] zoe (to nick): the tea one'],
      ida: ['zoe PRIVMSG #tea the tea one +reply=which move?'],
    })
    await amy.log.getByRole('button', { name: /^Reply to ida/ }).click()
    await amy.page.locator('.message[data-jumped]').filter({ hasText: 'bold move' }).waitFor()
    // All of it is in view: there is nowhere to go to from there.
    await amy.page.getByRole('button', { name: 'Jump to latest' }).waitFor({ state: 'detached' })

    // Reactions.
    await amy.press('the tea one', /^react$/i)
    await amy.page.getByRole('button', { name: 'React with 👍' }).click()
    all.timeline[4] += ' [👍 1]'
    await all.see({
      nick: ['* [#tea] amy reacted 👍 to "the tea one"'],
      ida: ['amy TAGMSG #tea +reply=the tea one +draft/react=👍'],
    })
    nick.type('/react 👍 zoe')
    all.timeline[4] = all.timeline[4]?.replace('👍 1', '👍 2') ?? ''
    await all.see({
      nick: ['* [#tea] nick reacted 👍 to "the tea one"'],
      ida: ['nick TAGMSG #tea +reply=the tea one +draft/react=👍'],
    })

    // By the up key, and at nc: whose client knows no edits sees the new words behind a star.
    await zoe.composer.press('ArrowUp')
    await expect.poll(() => zoe.composer.inputValue()).toBe('the tea one')
    await zoe.say('the tea ceremony')
    all.timeline[4] = 'nick which move? ← zoe: the tea ceremony [edited] [👍 2]'
    await all.see({
      nick: ['* [#tea] zoe edited: the tea ceremony'],
      ida: ['zoe PRIVMSG #tea * the tea ceremony'],
    })
    nick.type('/edit which bold move?')
    all.timeline[3] = 'ida bold move ← nick: which bold move? [edited]'
    all.timeline[4] = 'nick which bold move? ← zoe: the tea ceremony [edited] [👍 2]'
    await all.see({
      nick: ['* [#tea] nick edited: which bold move?'],
      ida: ['nick PRIVMSG #tea * which bold move?'],
    })

    // Taken back: by who said it, and by an operator of the channel.
    nick.type('a slip')
    await all.hear('nick', '#tea', 'a slip')
    nick.type('/redact')
    all.timeline.pop()
    await all.see({ nick: ['* [#tea] a message from nick was removed'], ida: ['nick REDACT #tea a slip'] })
    ida.say('PRIVMSG #tea :another')
    await all.hear('ida', '#tea', 'another')
    await amy.press('another', /^delete/i)
    await amy.page.getByRole('button', { name: 'Really delete' }).click()
    all.timeline.pop()
    await all.see({ nick: ['* [#tea] a message from ida was removed'], ida: ['amy REDACT #tea another'] })
    expect(await zoe.log.locator('.removed').allInnerTexts()).toEqual([
      'This message was deleted.',
      'This message was deleted by amy.',
    ])

    // Pinned for everybody: listed in the page and at nc.
    await amy.press('the tea ceremony', /^pin$/i)
    all.timeline[4] = 'nick which bold move? ← zoe: the tea ceremony [pinned] [edited] [👍 2]'
    await all.see({ nick: ['* [#tea] amy pinned "the tea ceremony"'] })
    await zoe.say('/pins')
    await zoe.page
      .getByRole('complementary', { name: 'Search' })
      .getByRole('link')
      .filter({ hasText: 'the tea ceremony' })
      .waitFor()
    await zoe.page.keyboard.press('Escape')
    nick.type('/pins')
    await all.read({
      nick: ['Pinned in #tea (times are UTC):', '1 [00:00] zoe (to nick, edited): the tea ceremony [👍 2]'],
    })

    // Who is writing.
    ida.say('@+typing=active TAGMSG #tea')
    for (const each of [amy, zoe]) await each.page.getByText('ida is writing…').waitFor()
    const from = ida.heard.length
    await zoe.composer.fill('half a sen')
    await amy.page.getByText(/zoe (?:is|are) writing…/).waitFor()
    await within(
      ida.until(({ tags }) => tags?.get('+typing') === 'active', from),
      'that zoe is writing',
    )
    await zoe.say('half a sentence')
    await all.hear('zoe', '#tea', 'half a sentence')
    await amy.page.getByText(/zoe (?:is|are) writing…/).waitFor({ state: 'detached' })

    // A line before what is new, for who comes back.
    await zoe.say('/switch #lobby')
    await zoe.isIn('lobby')
    nick.type('news')
    await zoe.page
      .getByRole('navigation')
      .getByRole('button', { name: /^#tea.*1 unread/ })
      .click()
    await zoe.page.locator('.unread-line').waitFor()
    await all.hear('nick', '#tea', 'news')
    await zoe.composer.press('Escape')
    await zoe.page.locator('.unread-line').waitFor({ state: 'detached' })

    // The address of a message leads to it, in another tab too: nobody sees anybody come.
    await amy.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await amy.isTold('Copied', () => amy.press('bold move', /^copy link$/i))
    const tab = await zoe.page.context().newPage()
    await tab.goto(String(await amy.page.evaluate('navigator.clipboard.readText()')))
    await tab.locator('.message[data-jumped]').filter({ hasText: 'bold move' }).waitFor()
    await tab.close()
    ida.say('PRIVMSG #tea :the end')
    await all.hear('ida', '#tea', 'the end')
    expect([...amy.complaints, ...zoe.complaints]).toEqual([])
  })
})
