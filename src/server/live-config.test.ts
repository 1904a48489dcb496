import { expect, it } from 'vitest'
import { parse } from '../../test/support/config-sources.ts'
import { createLiveConfig } from './live-config.ts'

it('RETAIN-5 lets people edit and redact for as long as the configuration says now', () => {
  const live = createLiveConfig(parse({}))
  const { policy } = live
  expect(policy).toMatchObject({ editWithinMs: 86_400_000, redactWithinMs: 86_400_000 })
  live.take(parse({ 'history.edit-within': '15m', 'history.redact-within': 'forever', 'history.keep-for': '90' }))
  expect(policy).toMatchObject({ editWithinMs: 900_000, redactWithinMs: Infinity })
  expect(live.current.history).toMatchObject({ keepForMs: 90 * 86_400_000 })
})
