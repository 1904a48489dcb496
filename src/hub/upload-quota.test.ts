import { expect, test } from 'vitest'
import { type Uploader, UploadQuota } from './upload-quota.ts'

const MB = 1_000_000

test('FILE-10 one network has no more places and bytes than a few people have, whatever accounts it has', () => {
  const quota = new UploadQuota()
  const of = (person: string, network: string): Uploader => ({ person, sender: person, network })
  let begun = 0
  for (let i = 0; i < 40; i++) {
    const uploader = of(`eve${i}`, '192.0.2.1')
    if (quota.isBusy(uploader) || !quota.allows(uploader, MB, MB, 1000)) continue
    quota.begin(uploader, MB, 1000)
    begun++
  }
  expect(begun).toBe(4)
  expect(quota.allows(of('amy', '192.0.2.2'), MB, MB, 1000)).toBe(true)
  expect(quota.allows(of('amy', '192.0.2.1'), MB, MB, 3_600_001)).toBe(true)
  for (let i = 4; i < 24; i++) quota.begin(of(`eve${i}`, '192.0.2.1'), MB, 1000)
  const late = of('eve9', '192.0.2.1')
  expect([quota.isBusy(late), quota.isBusy({ ...late, network: '192.0.2.2' })]).toEqual([true, false])
  quota.end(of('eve0', '192.0.2.1'), MB, MB, 1000)
  expect([quota.isBusy(late), quota.expectedBytes]).toEqual([false, 23 * MB])
})

test('FILE-10 while many send, who is slow gives way', () => {
  const quota = new UploadQuota()
  const begin = (i: number): void => quota.begin({ person: `p${i}`, sender: `p${i}`, network: `n${i}` }, MB, 0)
  for (let i = 0; i < 32; i++) begin(i)
  expect(quota.isTooSlow(31_000 * 4, 31_000)).toBe(false)
  begin(32)
  expect([
    quota.isTooSlow(31_000 * 4, 31_000),
    quota.isTooSlow(0, 29_000),
    quota.isTooSlow(31_000 * 64, 31_000),
  ]).toEqual([true, false, false])
})

test('FILE-10 guests behind one address send at once, each a few, and share what one person may send in an hour', () => {
  const quota = new UploadQuota()
  const guest = (i: number): Uploader => ({ person: 'from school', sender: `guest ${i}`, network: 'school' })
  for (let i = 0; i < 20; i++) {
    expect([quota.isBusy(guest(i)), quota.allows(guest(i), MB, 20 * MB, 0)]).toEqual([false, true])
    quota.begin(guest(i), MB, 0)
  }
  expect(quota.allows(guest(20), MB, 20 * MB, 0)).toBe(false)
  for (let i = 0; i < 3; i++) quota.begin(guest(0), 0, 0)
  expect([quota.isBusy(guest(0)), quota.isBusy(guest(1))]).toEqual([true, false])
})
