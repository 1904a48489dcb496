/** Web Push, put together: the key of this server, who may be spoken to, and what is said. */
import { createVapid } from '../adapters/web-push/vapid.ts'
import { createWebPushSender } from '../adapters/web-push/web-push-sender.ts'
import type { Happening } from '../chat/events.ts'
import type { Hub } from '../hub/hub.ts'
import { Pushes } from '../hub/pushes.ts'
import { isPublicAddress } from '../wire/public-address.ts'
import type { LiveConfig } from './live-config.ts'
import { readSecretKey } from './secret-key.ts'

/** `phrase`: a message as one line of IRC. */
export function openWebPush(
  hub: Hub,
  live: LiveConfig,
  phrase: (happening: Happening, abilities: number) => string,
): Pushes {
  const { dataFolder } = live.current
  const vapid = createVapid({
    privateKey: readSecretKey(dataFolder, 'push.key', 'everybody has to turn notifications on again'),
    subject: () => subjectOf(live),
    now: () => hub.clock.now(),
  })
  const sender = createWebPushSender({
    vapid,
    isPublic: isPublicAddress,
    privateServices: () => live.current.push.privateServices,
  })
  return new Pushes({ hub, sender, isOn: () => live.current.push.enabled, phrase })
}

/** Whom a push service may write to: the administrator, or else where the server is. */
function subjectOf({ current: { admin, serverName } }: LiveConfig): string {
  return admin.email === undefined || admin.email === '' ? `https://${serverName}` : `mailto:${admin.email}`
}
