/** What a client hears that says nothing: first a PING, then goodbye. */
import type { IrcClient } from './client.ts'

/** `now` in milliseconds since 1970. */
export function checkSilence(client: IrcClient, now: number): void {
  client.leaveIfEnded()
  const { registrationMs, pingAfterMs, goneAfterMs } = client.door.timeouts
  if (client.registration) {
    if (now - client.registration.since >= registrationMs) client.leave('Registration timed out')
    return
  }
  const silentMs = now - client.heardAt
  if (silentMs < pingAfterMs) return
  if (client.pingedAt === 0) {
    client.pingedAt = now
    client.say(`PING :${client.door.serverName}\r\n`)
  } else if (now - client.pingedAt >= goneAfterMs) {
    client.leave(`Ping timeout: ${Math.round(silentMs / 1000)} seconds`)
  }
}
