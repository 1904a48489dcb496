/** Kept messages as they are read back: with the time, and where it is not said already, the channel. */
import type { Entry } from '../../chat/entry.ts'
import { spoken } from './spoken.ts'

const DAY_CHARACTERS = 'YYYY-MM-DD'.length
const TIME_CHARACTERS = 'YYYY-MM-DDTHH:MM'.length

/** `12:03`, or `2026-11-22 12:03` where that is not the day of `now`; UTC, because a room's people are in different places. */
export function formatTime(at: number, now: number): string {
  const time = new Date(at).toISOString().slice(0, TIME_CHARACTERS).replace('T', ' ')
  const today = new Date(now).toISOString().slice(0, DAY_CHARACTERS)
  return time.startsWith(today) ? time.slice(DAY_CHARACTERS + 1) : time
}

/** `[12:03] alice: hello`, one line for each message that people can read. `channel` is put behind the time. */
export function phraseEntries(entries: readonly Entry[], now: number, channel?: (entry: Entry) => string): string[] {
  return entries.flatMap((entry) => {
    const words = spoken(nickOf(entry.source), entry.kind, entry.text)
    if (words === '') return []
    const place = channel ? ` ${channel(entry)}` : ''
    return [`[${formatTime(entry.at, now)}${place}] ${words}`]
  })
}

function nickOf(source: string): string {
  return source.slice(0, source.indexOf('!'))
}
