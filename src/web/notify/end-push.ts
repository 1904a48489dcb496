/** Whoever is not here any more is told of nothing: the browser takes its subscription back, and the notices that it shows. */

/** A browser that does not answer holds nobody up. */
const PATIENCE_MS = 2_000

/** Never rejects. */
export async function endPush(): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS))
  try {
    await Promise.race([end(), late])
  } catch (error) {
    console.info('A push subscription or notices are still there:', error)
  }
}

async function end(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration()
  await Promise.all([unsubscribe(registration), closeAll(registration)])
}

async function unsubscribe(registration: ServiceWorkerRegistration | undefined): Promise<void> {
  const subscription = await registration?.pushManager?.getSubscription()
  await subscription?.unsubscribe()
}

async function closeAll(registration: ServiceWorkerRegistration | undefined): Promise<void> {
  for (const notice of (await registration?.getNotifications?.()) ?? []) notice.close()
}
