/** The bar that tells of the connection, in Arabic. */
import { some } from './count.ts'
import type { Words } from '../words.ts'

export const connection: Words['connection'] = {
  connecting: 'جارٍ الاتصال…',
  lost: (seconds) =>
    `انقطع الاتصال. محاولة جديدة بعد ${some(seconds, { one: 'ثانية واحدة', two: 'ثانيتين', few: 'ثوانٍ', many: 'ثانية', other: 'ثانية' })}.`,
  stopped: 'غير متصل.',
  again: 'حاول الآن',
}
