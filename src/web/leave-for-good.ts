/** Going from a device for good: it is logged out, and nothing of the person stays in it. */
import { isLoggedInHere } from './log-in-keeper.ts'
import { ownMemory } from './memory.ts'
import { logOut } from './session.ts'
import type { Store } from './store.ts'

/** Gives why it did not work, as a word of the server's: then nothing has happened. Of a guest the server keeps nothing that would have to end. */
export async function leaveForGood(store: Pick<Store, 'forget'>): Promise<string | undefined> {
  const answer = await logOut()
  if (!answer.isOk && isLoggedInHere(ownMemory())) return answer.why
  await store.forget()
  return undefined
}
