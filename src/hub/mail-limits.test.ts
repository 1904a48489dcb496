import { expect, it } from 'vitest'
import { MailLimits } from './mail-limits.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const START = 1000 * DAY
const perAddress = () => ({ atOnce: 5, perHour: 5 })

it('EMAIL-3 one mailbox gets few mails in a day, whoever asks', () => {
  const limits = new MailLimits({ perAddress, inAllAnHour: () => 1000 })
  const taken = Array.from({ length: 7 }, (_, i) => limits.take(`192.0.2.${i}`, 'ann@example.org', START + i * HOUR))
  expect(taken).toEqual([0, 0, 0, 0, 0, DAY - 5 * HOUR, DAY - 6 * HOUR])
  expect(limits.take('192.0.2.9', 'bob@example.org', START + 7 * HOUR)).toBe(0)
  expect(limits.take('192.0.2.9', 'ann@example.org', START + DAY)).toBe(0)
})

it('EMAIL-3 one address has few mails sent, hears when there is a next one, and what was refused takes nothing', () => {
  const limits = new MailLimits({ perAddress, inAllAnHour: () => 1000 })
  const taken = Array.from({ length: 6 }, (_, i) => limits.take('192.0.2.1', `ann${i}@example.org`, START))
  expect(taken).toEqual([0, 0, 0, 0, 0, 720_000])
  for (let i = 0; i < 5; i++) expect(limits.take(`192.0.2.${2 + i}`, 'ann5@example.org', START)).toBe(0)
  expect(limits.take('192.0.2.1', 'bob@example.org', START + 720_000)).toBe(0)
})

it('EMAIL-3 in all there are as many as the operator allows', () => {
  let most = 2
  const limits = new MailLimits({ perAddress, inAllAnHour: () => most })
  const take = (i: number): number => limits.take(`192.0.2.${i}`, `ann${i}@example.org`, START)
  expect([take(1), take(2), take(3)]).toEqual([0, 0, HOUR])
  most = 3
  expect([take(3), take(4)]).toEqual([0, HOUR])
})
