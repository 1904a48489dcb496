/** The bar over a channel, in Arabic. */
import { counted } from './count.ts'
import type { Words } from '../words.ts'

export const topbar: Words['topbar'] = {
  noTopic: 'لا موضوع بعد',
  people: (count) => counted(count, { one: 'شخص', two: 'شخصان', few: 'أشخاص', many: 'شخصًا', other: 'شخص' }),
  search: 'ابحث في الرسائل',
  pins: 'الرسائل المثبّتة',
  switcher: 'اذهب إلى قناة أو شخص',
  themes: { system: 'مثل النظام', light: 'فاتحة', dark: 'داكنة' },
  densities: { comfortable: 'مريحة', compact: 'متراصّة' },
}
