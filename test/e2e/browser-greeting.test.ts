/** A browser on a bad network: the greeting for people at a terminal reaches it before it has asked for anything, and is no answer to it. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { openTab } from '../support/browser.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { openTmuxStage } from '../support/tmux-stage.ts'

/** Before a server: a network on which the first bytes come only when their connection was greeted. Gives its port, and what was heard before. */
async function openSlowNetwork(serverPort: number): Promise<{ port: number; greetings: string[] }> {
  const greetings: string[] = []
  const network = createServer((near) => {
    // The server knows of the browser when it has heard it.
    const isFirst = greetings.length === 0
    const far = connect(serverPort, '127.0.0.1')
    const held: Uint8Array[] = []
    let isGreeted = !isFirst
    near.on('data', (bytes: Uint8Array) => (isGreeted ? far.write(bytes) : held.push(bytes)))
    far.on('data', (bytes: Uint8Array) => {
      near.write(bytes)
      if (isGreeted) return
      isGreeted = true
      greetings.push(Buffer.from(bytes).toString())
      for (const one of held) far.write(one)
    })
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
  }).listen(0, '127.0.0.1')
  await once(network, 'listening')
  onTestFinished(() => void network.close())
  return { port: (network.address() as AddressInfo).port, greetings }
}

describeWith(['chromium'], 'FRONT-2 the greeting', () => {
  it('is no answer to a browser whose first bytes come late', async () => {
    const { port } = await serveHere(folderHere())
    const network = await openSlowNetwork(port)
    const tab = await openTab()
    try {
      await tab.page.goto(`http://127.0.0.1:${network.port}/`)
      await tab.page.getByRole('textbox').first().fill('anna')
      await tab.page.keyboard.press('Enter')
      await tab.page.getByText('#lobby').first().waitFor()
      expect(network.greetings[0]).toContain('Type your name')
      expect(tab.complaints).toEqual([])
    } finally {
      await tab.close()
    }
  })
})

describeWith(['nc.openbsd', 'tmux'], 'FRONT-2 the greeting at a terminal', () => {
  it('is one line of plain words', async () => {
    const { port } = await serveHere(folderHere())
    const stage = openTmuxStage(() => ['nc.openbsd', '127.0.0.1', String(port)])
    await stage.shows(/Type your name/)
    expect(stage.screen().filter((line) => line.trim() !== '')).toEqual([
      'NOTICE * :Welcome to Snug. Type your name and press Enter.',
    ])
  })
})
