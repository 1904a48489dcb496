/** Which kinds of notices this browser gives: remembered here, because each browser is asked for its own permission. */
import type { Signal } from '@preact/signals'
import { ownMemory, remembered } from '../memory.ts'

export type OnOff = 'on' | 'off'

function remember(name: string): Signal<OnOff> {
  return remembered(ownMemory(), name, (text): text is OnOff => text === 'on' || text === 'off', 'off')
}

/** Notices of the desktop, while the page is open and not looked at. */
export const desktopNotices = remember('snug.notices.desktop')
export const sound = remember('snug.notices.sound')
/** Notices of the server's, while the page is not open. */
export const pushNotices = remember('snug.notices.push')
