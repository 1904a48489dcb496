/** What a browser keeps for the time without a network, waited for. */
import type { Page } from 'playwright-core'

/** The page itself is kept, and answers from here at the next load. */
export async function shellIsKept(page: Page): Promise<void> {
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
  await page.waitForFunction('navigator.serviceWorker.controller !== null')
}

/** What is said is kept on the device. */
export async function isKept(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    `new Promise((resolve) => {
      const opening = indexedDB.open('snug')
      opening.onsuccess = () => {
        const rows = opening.result.transaction('rooms').objectStore('rooms').getAll()
        rows.onsuccess = () => { opening.result.close(); resolve(JSON.stringify(rows.result).includes(${JSON.stringify(text)})) }
      }
    })`,
  )
}
