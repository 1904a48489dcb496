/** What the page tells people in a real Chromium, in another language than English. */
import { expect, it } from 'vitest'
import { IrcPerson } from '../support/irc-person.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { WebPerson } from '../support/web-person.ts'

describeWith(['chromium'], 'the language of the page', () => {
  it.each([
    ['de-DE', /Es gibt keinen Befehl \/nosuch/, /zoe hat das Thema gesetzt: Tee/, /So heißt hier niemand/],
    ['ar-EG', /لا أمر بالاسم/, /وضع .*zoe.* الموضوع/, /لا أحد هنا بهذا الاسم/],
  ])('WEB-85 is also that of what happens, in %s', async (locale, command, topic, refusal) => {
    const { port } = await serveHere(folderHere())
    const zoe = await WebPerson.at(port, 'zoe', { locale })
    const name = zoe.page.getByRole('textbox').first()
    await name.fill('zoe')
    await name.press('Enter')
    const composer = zoe.page.locator('textarea')
    for (const line of ['/nosuch', '/topic Tee', '/whois nobody', '/quote CAP NONSENSE']) {
      await composer.fill(line)
      await composer.press('Enter')
    }
    for (const text of [command, topic, refusal]) await zoe.log.getByText(text).waitFor()
    // The server has this sentence alone.
    const own = zoe.log.getByText(/NONSENSE/)
    await own.waitFor()
    expect(await own.evaluate((element) => element.closest('[lang]')?.getAttribute('lang'))).toBe('en')
    expect(await own.evaluate((element) => element.closest('[dir]')?.getAttribute('dir'))).toBe('ltr')
    await composer.fill('/help')
    await composer.press('Enter')
    await zoe.log.getByText('//text').waitFor()
    expect(zoe.complaints).toEqual([])
  })

  it.each([
    ['en-GB', 'ltr', /سارة joined/],
    ['ar-EG', 'rtl', /سارة/],
  ])('WEB-106 has sentences in its own direction, whoever they begin with, in %s', async (locale, direction, text) => {
    const { port } = await serveHere(folderHere())
    const zoe = await WebPerson.at(port, 'zoe', { locale })
    const name = zoe.page.getByRole('textbox').first()
    await name.fill('zoe')
    await name.press('Enter')
    await zoe.page.locator('textarea').waitFor()
    const sara = await IrcPerson.arrive(port, 'سارة')
    sara.say('JOIN #lobby')
    const note = zoe.log.getByText(text).last()
    await note.waitFor()
    expect(await note.evaluate((element, to) => element.matches(`:dir(${to})`), direction)).toBe(true)
  })
})
