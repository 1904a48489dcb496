/** Draws the icons of the page as an app, from the mark of Snug: `node scripts/icons.ts`. They are kept with the sources. */
import { mkdirSync } from 'node:fs'
import { faviconSvg } from '../src/doors/http/favicon.ts'
import { closeBrowser, openTab } from '../test/support/browser.ts'

const folder = new URL('../src/web/icons/', import.meta.url)
/** What is masked loses its edges: the mark stays within the middle. https://www.w3.org/TR/appmanifest/#icon-masks */
const ICONS = [
  { name: '192.png', size: 192, mark: '100%', ground: 'transparent' },
  { name: '512.png', size: 512, mark: '100%', ground: 'transparent' },
  { name: 'maskable.png', size: 512, mark: '62%', ground: '#fbf5ea' },
  // iOS rounds the corners itself, and shows what is transparent in black.
  { name: 'apple.png', size: 180, mark: '72%', ground: '#fbf5ea' },
]

mkdirSync(folder, { recursive: true })
for (const { name, size, mark, ground } of ICONS) {
  const tab = await openTab({ viewport: { width: size, height: size } })
  await tab.page.setContent(
    `<style>body{margin:0;height:100vh;display:grid;place-items:center;background:${ground}}svg{width:${mark};height:${mark}}</style>${faviconSvg}`,
  )
  await tab.page.screenshot({ path: new URL(name, folder).pathname, omitBackground: true })
  await tab.close()
}
await closeBrowser()
