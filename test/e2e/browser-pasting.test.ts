/** Long text that is pasted into the browser door: a real Chromium and a real server. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { accessibilityFaults } from '../support/browser.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { WebPerson } from '../support/web-person.ts'

const linesOf = (count: number): string => Array.from({ length: count }, (_, i) => `line ${i + 1}`).join('\n')

/** As the browser does it, with what the field has for its length. The clipboard is shared by all that run. */
async function paste({ page, composer }: WebPerson, text: string): Promise<void> {
  await composer.focus()
  await page.evaluate(`(() => {
    const text = ${JSON.stringify(text)}
    const data = new DataTransfer()
    data.setData('text/plain', text)
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data })
    if (document.activeElement.dispatchEvent(event)) document.execCommand('insertText', false, text)
  })()`)
}

describeWith(['chromium'], 'long text that is pasted', () => {
  it('WEB-101 is offered as a block of code or as a file, and back again, by keyboard; whoever goes on has chosen', async () => {
    const { port } = await serveHere(folderHere())
    const [amy, bob] = await Promise.all([WebPerson.arrive(port, 'amy'), WebPerson.arrive(port, 'bob')])
    const { page } = amy
    const choice = page.getByRole('group', { name: 'What was pasted' })

    await amy.composer.fill('look: ')
    await amy.composer.press('End')
    await paste(amy, linesOf(40))
    await choice.getByText('40 lines pasted').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await choice.getByRole('button', { name: 'As a block of code' }).press('Enter')
    expect(await amy.composer.inputValue()).toBe(`look: \n\`\`\`\n${linesOf(40)}\n\`\`\``)
    await choice.getByRole('button', { name: 'As plain text' }).click()
    expect(await amy.composer.inputValue()).toBe(`look: ${linesOf(40)}`)
    await choice.getByRole('button', { name: 'As a block of code' }).click()
    await amy.composer.press('Enter')
    await bob.hears('look:')
    await bob.log.locator('.code-block').getByText('line 1', { exact: false }).first().waitFor()
    await choice.waitFor({ state: 'detached' })

    await paste(amy, linesOf(150))
    await choice.getByText('150 lines pasted, to be sent as 2 messages').waitFor()
    await expect(choice.getByRole('button', { name: 'As a block of code' }).count()).resolves.toBe(0)
    await choice.getByRole('button', { name: 'As a file' }).click()
    expect(await amy.composer.inputValue()).toBe('')
    await page.getByRole('button', { name: 'Put pasted.txt back as text' }).click()
    expect(await amy.composer.inputValue()).toBe(linesOf(150))
    await amy.composer.press('Escape')
    await choice.waitFor({ state: 'detached' })
    expect(await amy.composer.inputValue()).toBe(linesOf(150))
    await amy.composer.press('Enter')
    await bob.hears('line 101')

    await paste(amy, linesOf(20))
    await choice.getByRole('button', { name: 'As a file' }).click()
    await page.getByRole('list', { name: 'Files that go with the message' }).getByText('Ready').waitFor()
    await page.reload()
    await amy.isIn()
    await expect.poll(() => amy.composer.inputValue()).toBe(linesOf(20))
    expect([...amy.complaints, ...bob.complaints]).toEqual([])
  })

  it('WEB-101 Ctrl-Z brings the plain text back out of a block of code or a file, and the question with it; Ctrl-Shift-Z does it again', async () => {
    const { port } = await serveHere(folderHere())
    const amy = await WebPerson.arrive(port, 'amy')
    const { page, composer } = amy
    const choice = page.getByRole('group', { name: 'What was pasted' })
    const files = page.getByRole('list', { name: 'Files that go with the message' })
    const block = `look: \n\`\`\`\n${linesOf(40)}\n\`\`\``

    await composer.pressSequentially('look: ')
    await paste(amy, linesOf(40))
    await choice.getByRole('button', { name: 'As a block of code' }).click()
    expect(await composer.inputValue()).toBe(block)
    await composer.press('Control+z')
    expect(await composer.inputValue()).toBe(`look: ${linesOf(40)}`)
    await choice.getByRole('button', { name: 'As a block of code' }).waitFor()
    await composer.press('Control+Shift+z')
    expect(await composer.inputValue()).toBe(block)
    await choice.getByRole('button', { name: 'As plain text' }).waitFor()
    await composer.press('Control+z')

    await choice.getByRole('button', { name: 'As a file' }).click()
    await files.getByText('pasted.txt').waitFor()
    expect(await composer.inputValue()).toBe('look: ')
    await composer.press('Control+z')
    expect(await composer.inputValue()).toBe(`look: ${linesOf(40)}`)
    await files.waitFor({ state: 'detached' })
    await choice.getByRole('button', { name: 'As a file' }).waitFor()
    await composer.press('Control+Shift+z')
    await files.getByText('pasted.txt').waitFor()
    expect(await composer.inputValue()).toBe('look: ')
    expect(amy.complaints).toEqual([])
  })

  it('WEB-101 goes as a file, whole, where the field cannot take it; where there are no files nothing is pasted, and that is said', async () => {
    const { port } = await serveHere(folderHere())
    const amy = await WebPerson.arrive(port, 'amy')
    const long = linesOf(3000)
    await amy.composer.fill('the log')
    await paste(amy, long)
    await amy.page.getByRole('list', { name: 'Files that go with the message' }).getByText('Ready').waitFor()
    expect(await amy.composer.inputValue()).toBe('the log')
    await amy.composer.press('Enter')
    const link = amy.message('the log').getByRole('link', { name: /^Download pasted\.txt/ })
    const address = (await link.getAttribute('href')) ?? ''
    const answer = await fetch(new URL(address, `http://127.0.0.1:${port}`))
    expect(await answer.text()).toBe(long)

    const folder = folderHere()
    writeFileSync(join(folder, 'snug.toml'), '[uploads]\nenabled = false\n')
    const without = await serveHere(folder, '--config', join(folder, 'snug.toml'))
    const bob = await WebPerson.arrive(without.port, 'bob')
    await bob.composer.fill('the log')
    await paste(bob, long)
    await bob.log.getByText(`This text has ${long.length} characters, and there is room for 15993 here`).waitFor()
    await expect.poll(() => bob.composer.inputValue()).toBe('the log')
    expect([...amy.complaints, ...bob.complaints]).toEqual([])
  })
})
