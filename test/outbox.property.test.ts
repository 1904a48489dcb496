/** What one writes arrives once and in order, whatever breaks. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { BrowserStage, HAPPENINGS } from './support/browser-stage.ts'

const step = fc.oneof({ weight: 5, arbitrary: fc.constant('say' as const) }, fc.constantFrom(...HAPPENINGS))

it('WEB-43 everything that was written arrives once and in order, whatever breaks', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), async (steps) => {
      const stage = new BrowserStage()
      await stage.pass(2_000)
      const reader = await stage.house.arrive('bob')
      await reader.asks('JOIN #lobby')
      const written: string[] = []
      for (const what of steps) {
        if (what === 'say') {
          const text = `message ${written.length}`
          if (stage.client.say('#lobby', text, 'say')) written.push(text)
        } else await stage.happens(what)
      }
      await stage.mend()

      const bob = await stage.house.arrive('carol', 'draft/chathistory batch')
      const past = (await bob.asks('JOIN #lobby', 'CHATHISTORY LATEST #lobby * 100')).flatMap(
        (line) => /:amy\S* PRIVMSG #lobby :(.*)/.exec(line)?.[1] ?? [],
      )
      expect(past).toEqual(written)
      expect(stage.shown().filter((text) => text.startsWith('message'))).toEqual(written)
      expect([...stage.device.items.keys()]).toEqual([])
    }),
    { examples: [[['say', 'settle', 'reload']]], numRuns: Number(process.env['RUNS'] ?? 40) },
  )
})
