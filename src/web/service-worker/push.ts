/** What the server pushes while the page is not open, shown as a notice; and where pressing one leads. */
import { parseMessage } from '../../wire/irc/message.ts'
import { isPushedMessage, noticeOfPush } from './pushed-message.ts'
import { isPage, worker } from './scope.ts'

const ICON = '/icons/192.png'

export function takePushes(): void {
  worker.addEventListener('push', (event) => event.waitUntil(onPush(event.data?.text() ?? '')))
  worker.addEventListener('notificationclick', (event) => {
    event.notification.close()
    event.waitUntil(onNotificationClick((event.notification.data as { readonly path?: unknown } | undefined)?.path))
  })
}

/** `line`: one message of IRC. The browser wants to see a notice for each push, so there is one for whatever comes. */
async function onPush(line: string): Promise<void> {
  const message = parseMessage(line)
  const { title, options } =
    message && isPushedMessage(message) ? noticeOfPush(message) : { title: 'Snug', options: {} }
  await worker.registration.showNotification(title, { ...options, icon: ICON })
}

/** A window that is open and has the page is taken, else there is a new one. */
async function onNotificationClick(path: unknown): Promise<void> {
  const address = typeof path === 'string' && isPage(path) ? path : '/'
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const open = windows.find(({ url }) => isPage(new URL(url).pathname))
  if (!open) return void (await worker.clients.openWindow(address))
  await open.focus()
  open.postMessage({ go: address })
}
