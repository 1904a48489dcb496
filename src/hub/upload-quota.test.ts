import { expect, test } from 'vitest'
import { UploadQuota } from './upload-quota.ts'

const MB = 1_000_000

test('FILE-10 one network has no more places and bytes than a few people have, whatever accounts it has', () => {
  const quota = new UploadQuota()
  let begun = 0
  for (let i = 0; i < 20; i++) {
    const uploader = { person: `eve${i}`, network: '192.0.2.1' }
    if (quota.isBusy(uploader) || !quota.allows(uploader, MB, MB, 1000)) continue
    quota.begin(uploader, MB, 1000)
    begun++
  }
  expect(begun).toBe(4)
  expect(quota.allows({ person: 'amy', network: '192.0.2.2' }, MB, MB, 1000)).toBe(true)
  expect(quota.allows({ person: 'amy', network: '192.0.2.1' }, MB, MB, 3_600_001)).toBe(true)
  for (let i = 4; i < 8; i++) quota.begin({ person: `eve${i}`, network: '192.0.2.1' }, MB, 1000)
  const late = { person: 'eve9', network: '192.0.2.1' }
  expect([quota.isBusy(late), quota.isBusy({ ...late, network: '192.0.2.2' })]).toEqual([true, false])
  quota.end({ person: 'eve0', network: '192.0.2.1' }, MB, MB, 1000)
  expect([quota.isBusy(late), quota.expectedBytes]).toEqual([false, 7 * MB])
})

test('FILE-10 while many send, who is slow gives way', () => {
  const quota = new UploadQuota()
  const begin = (i: number): void => quota.begin({ person: `p${i}`, network: `n${i}` }, MB, 0)
  for (let i = 0; i < 32; i++) begin(i)
  expect(quota.isTooSlow(31_000 * 4, 31_000)).toBe(false)
  begin(32)
  expect([
    quota.isTooSlow(31_000 * 4, 31_000),
    quota.isTooSlow(0, 29_000),
    quota.isTooSlow(31_000 * 64, 31_000),
  ]).toEqual([true, false, false])
})
