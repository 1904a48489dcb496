/** A password that was forgotten: a code is mailed, and with it there is a new one. Nothing here tells which accounts there are. */
import { provedBy } from '../../../chat/accounts.ts'
import type { HttpRequest, HttpResponse } from '../../../wire/http.ts'
import { jsonAnswer } from '../read-json.ts'
import type { Route } from '../route.ts'
import { no, readTexts, type SessionDoor, throttled, UNAVAILABLE } from './door.ts'
import { startDevice } from './log-in.ts'

export function forgottenRoutes(door: SessionDoor): Route[] {
  return [
    { method: 'POST', path: '/session/reset', run: (request) => askForCode(door, request) },
    { method: 'POST', path: '/session/reset/password', run: (request) => setPassword(door, request) },
  ]
}

/** The same answer, as fast, whether there is such an account and mail goes there, or not. */
async function askForCode({ accountMail }: SessionDoor, request: HttpRequest): Promise<HttpResponse> {
  const read = await readTexts(request, 'name')
  if ('fault' in read) return read.fault
  if (!accountMail.isOn) return no(409, 'no-mail')
  const waitMs = accountMail.requestReset(request.address, read.texts.name)
  return waitMs > 0 ? throttled(waitMs) : jsonAnswer(200, {})
}

/** Whoever has the code is the owner, and this browser is logged in. */
async function setPassword(door: SessionDoor, request: HttpRequest): Promise<HttpResponse> {
  const read = await readTexts(request, 'name', 'code', 'password')
  if ('fault' in read) return read.fault
  const { name, code, password } = read.texts
  const { hub, logIns } = door
  const shown = logIns.checkReset(request.address, name, code.trim())
  if (shown.is === 'throttled') return throttled(shown.waitMs)
  if (shown.is === 'wrong') return no(403, 'code-wrong')
  // Only now: what is wrong with a password is seen at once, where an account is not to be.
  const credentials = await logIns.authenticator.makeCredentials(password)
  if ('fault' in credentials) return credentials.fault === 'busy' ? no(503, 'busy') : no(422, credentials.fault)
  const change = { set: 'password-by-reset', hash: shown.hash, credentials } as const
  hub.askByItself({ do: 'change-account', account: shown.account.name, change })
  const account = await new Promise<typeof shown.account | undefined>((resolve) => {
    hub.answer((told) => resolve(told.account(shown.account.name)))
  })
  // Somebody else may have used it meanwhile, or nothing can be written.
  return account?.credentials === credentials ? startDevice(door, request, provedBy(account)) : UNAVAILABLE
}
