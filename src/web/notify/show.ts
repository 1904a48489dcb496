/** The browser's notices: by its service worker where there is one, because phones know no others and so it can be pressed when the page is gone. */

export function canNotify(): boolean {
  return isSecureContext && 'Notification' in globalThis
}

async function worker(): Promise<ServiceWorkerRegistration | undefined> {
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer }
  const registration = await serviceWorker?.getRegistration()
  return registration?.active ? registration : undefined
}

const open = new Map<string, Notification>()

/** `go` is called with `data.path` when it is pressed, where no service worker sees to that. Never rejects: where it cannot be shown, it is not. */
export async function showNotice(
  title: string,
  options: NotificationOptions & { readonly tag: string },
  go: (path: string) => void,
): Promise<void> {
  if (!canNotify() || Notification.permission !== 'granted') return
  try {
    const registration = await worker()
    if (registration) await registration.showNotification(title, options)
    else showHere(title, options, go)
  } catch (error) {
    // As on a phone, which shows none but by a service worker.
    console.info('No notice:', error)
  }
}

function showHere(
  title: string,
  options: NotificationOptions & { readonly tag: string },
  go: (path: string) => void,
): void {
  const notice = new Notification(title, options)
  open.set(options.tag, notice)
  notice.addEventListener('click', () => {
    focus()
    notice.close()
    go((options.data as { readonly path: string }).path)
  })
}

export async function closeNotices(tag: string): Promise<void> {
  open.get(tag)?.close()
  open.delete(tag)
  for (const notice of (await (await worker())?.getNotifications({ tag })) ?? []) notice.close()
}
