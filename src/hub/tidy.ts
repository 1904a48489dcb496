/** Sees to it that what time has ended in channels is taken away, and that those who are there hear of it. */
import { isReadingUntidy } from '../chat/settings/open-reading.ts'
import { isUntidy } from '../chat/untidy.ts'
import type { Hub } from './hub.ts'

/** Asks for it in the server's own name, which stands where a nick would. `holdsReading`: whether it keeps people out. Call it every second or so. */
export function tidyChannels(hub: Hub, server: string, holdsReading = false): void {
  const now = hub.clock.now()
  for (const channel of hub.chat.channels.values()) {
    if (!isUntidy(channel, now) && !isReadingUntidy(channel, holdsReading)) continue
    hub.askByItself({ do: 'tidy-channel', channel: channel.name, server, holdsReading })
  }
}
