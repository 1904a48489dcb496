/** What a browser keeps for the time without a network, waited for. */
import type { Page } from 'playwright-core'

/** The page itself is kept, and answers from here at the next load. */
export async function shellIsKept(page: Page): Promise<void> {
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
  await page.waitForFunction('navigator.serviceWorker.controller !== null')
}

/** What is said is kept on the device. */
export async function isKept(page: Page, text: string): Promise<void> {
  // A database that is not there yet is the page's to make.
  await page.waitForFunction(
    `indexedDB.databases().then((all) => all.some(({ name }) => name === 'snug') && new Promise((resolve) => {
      const opening = indexedDB.open('snug')
      opening.onsuccess = () => {
        const over = (isKept) => { opening.result.close(); resolve(isKept) }
        const transaction = opening.result.transaction('rooms')
        transaction.onabort = () => over(false)
        const rows = transaction.objectStore('rooms').getAll()
        rows.onsuccess = () => over(JSON.stringify(rows.result).includes(${JSON.stringify(text)}))
      }
    }))`,
  )
}
