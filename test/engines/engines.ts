/** The engines that are tried, each with Debian's browser that has it. */
import { afterAll, beforeAll } from 'vitest'
import { describeWith, pathOf } from '../support/programs.ts'
import type { Driver } from './commands.ts'
import { startFirefox } from './firefox.ts'
import { startWebkit } from './webkit.ts'

const ENGINES = [
  { name: 'Firefox', needs: ['firefox-esr'], start: (program: string) => startFirefox(program) },
  {
    name: 'WebKit',
    needs: ['WebKitWebDriver', 'Xvfb'],
    start: (program: string, screen: string) => startWebkit(program, screen),
  },
] as const

/** A suite that each of them goes through, in one browser that runs all the time. */
export function inEachEngine(suite: (browser: () => Driver) => void): void {
  const only = process.env['SNUG_ENGINE']
  for (const { name, needs, start } of ENGINES) {
    if (only && only !== name.toLowerCase()) continue
    describeWith(needs, name, () => {
      let driver: Driver | undefined
      beforeAll(async () => {
        const [program = '', screen = ''] = needs.map(pathOf)
        driver = await start(program, screen)
      })
      afterAll(() => driver?.end())
      suite(() => driver as Driver)
    })
  }
}
