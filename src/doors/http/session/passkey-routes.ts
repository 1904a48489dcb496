/** Passkeys over HTTP: making one while logged in, logging in with one, naming and removing them. */
import { createHash } from 'node:crypto'
import { type Account, provedBy } from '../../../chat/accounts.ts'
import { utf8Bytes } from '../../../chat/limits.ts'
import { fold } from '../../../text/fold.ts'
import type { HttpRequest, HttpResponse } from '../../../wire/http.ts'
import { faultAnswer } from '../answers.ts'
import type { Host } from '../host.ts'
import { verifyAssertion } from '../passkeys/verify-assertion.ts'
import { ALGORITHMS, verifyRegistration } from '../passkeys/verify-registration.ts'
import { jsonAnswer } from '../read-json.ts'
import type { Route } from '../route.ts'
import { deviceName } from './device-name.ts'
import { changing, no, notProved, readTexts, rpIdOf, type SessionDoor, throttled, UNAVAILABLE } from './door.ts'
import { startDevice } from './log-in.ts'

const LOG_IN = 'log in'
const NO_DOMAIN = no(403, 'no-domain')

export function passkeyRoutes(door: SessionDoor): Route[] {
  return [
    { method: 'POST', path: '/session/passkey/options', run: (_, { host }) => askToLogIn(door, host) },
    { method: 'POST', path: '/session/passkey', run: (request, { host }) => logIn(door, request, host) },
    { method: 'POST', path: '/session/passkeys/options', run: (request, { host }) => askToMake(door, request, host) },
    { method: 'POST', path: '/session/passkeys', run: (request, { host }) => make(door, request, host) },
    { method: 'PUT', path: '/session/passkeys/', run: (request, { rest }) => rename(door, request, rest) },
    { method: 'DELETE', path: '/session/passkeys/', run: (request, { rest }) => remove(door, request, rest) },
  ]
}

/** No account is named: whether one has passkeys is nobody's business. https://www.w3.org/TR/webauthn-3/#dictionary-assertion-options */
function askToLogIn({ challenges }: SessionDoor, host: Host): HttpResponse {
  const rpId = rpIdOf(host)
  if (rpId === undefined) return NO_DOMAIN
  return jsonAnswer(200, { challenge: challenges.make(LOG_IN), rpId, userVerification: 'required' })
}

async function logIn(door: SessionDoor, request: HttpRequest, host: Host): Promise<HttpResponse> {
  const rpId = rpIdOf(host)
  if (rpId === undefined) return NO_DOMAIN
  const read = await readTexts(request, 'id', 'clientDataJSON', 'authenticatorData', 'signature', 'userHandle')
  if ('fault' in read) return read.fault
  const { texts } = read
  const { challenges, hub, logIns } = door
  const waitMs = logIns.tryPasskey(request.address)
  if (waitMs > 0) return throttled(waitMs)
  const account = hub.chat.account(hub.chat.passkeys.get(texts.id) ?? '')
  const passkey = account?.passkeys?.find(({ id }) => id === texts.id)
  if (!account || !passkey || (texts.userHandle !== '' && texts.userHandle !== userIdOf(account)))
    return no(401, 'wrong')
  const shown = verifyAssertion(texts, passkey, {
    rpId,
    host: request.host,
    isSecure: request.isSecure,
    takeChallenge: (challenge) => challenges.take(challenge, LOG_IN),
  })
  if (!shown) return no(401, 'wrong')
  logIns.knewPasskey(request.address)
  return startDevice(door, request, provedBy(account), { id: passkey.id, counter: shown.counter })
}

/** The password is asked for: whoever finds a browser that is logged in shall not make themselves a key to the account. */
async function askToMake(door: SessionDoor, request: HttpRequest, host: Host): Promise<HttpResponse> {
  const rpId = rpIdOf(host)
  if (rpId === undefined) return NO_DOMAIN
  const found = changing(door, request)
  if ('fault' in found) return found.fault
  const read = await readTexts(request, 'password')
  if ('fault' in read) return read.fault
  const { account } = found
  const { passkeysPerAccount: max } = door.hub.chat.limits
  if ((account.passkeys?.length ?? 0) >= max) return no(409, 'too-many-passkeys', { max })
  const proof = await door.logIns.prove(request.address, account.name, read.texts.password)
  if (proof.is !== 'proved') return notProved(proof)
  return jsonAnswer(200, {
    challenge: door.challenges.make(purposeOf(found.device.id)),
    rp: { id: rpId, name: rpId },
    user: { id: userIdOf(account), name: account.name, displayName: account.name },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    excludeCredentials: (account.passkeys ?? []).map(({ id }) => ({ type: 'public-key', id })),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    attestation: 'none',
  })
}

async function make(door: SessionDoor, request: HttpRequest, host: Host): Promise<HttpResponse> {
  const rpId = rpIdOf(host)
  if (rpId === undefined) return NO_DOMAIN
  const found = changing(door, request)
  if ('fault' in found) return found.fault
  const read = await readTexts(request, 'id', 'clientDataJSON', 'authenticatorData', 'publicKey', 'algorithm')
  if ('fault' in read) return read.fault
  const { devices, hub, challenges } = door
  const credential = verifyRegistration(read.texts, {
    rpId,
    host: request.host,
    isSecure: request.isSecure,
    takeChallenge: (challenge) => challenges.take(challenge, purposeOf(found.device.id)),
  })
  if (!credential) return no(422, 'wrong')
  if (hub.chat.passkeys.has(credential.id)) return no(409, 'passkey-taken')
  const name = deviceName(request.headers['user-agent'] ?? '') || rpId
  const passkey = { ...credential, name, createdAt: hub.clock.now() }
  const isDone = await devices.change(
    found.proved,
    { set: 'passkey', passkey },
    (account) => account?.passkeys?.some(({ id }) => id === passkey.id) === true,
  )
  return isDone ? jsonAnswer(200, {}) : UNAVAILABLE
}

async function rename(door: SessionDoor, request: HttpRequest, id: string): Promise<HttpResponse> {
  const found = changing(door, request)
  if ('fault' in found) return found.fault
  const read = await readTexts(request, 'name')
  if ('fault' in read) return read.fault
  const name = read.texts.name.trim()
  if (!found.account.passkeys?.some((one) => one.id === id)) return faultAnswer(404)
  const isName = name !== '' && !/[\0\r\n]/.test(name) && utf8Bytes(name) <= door.hub.chat.limits.passkeyNameBytes
  if (!isName) return no(422, 'name-invalid')
  const isDone = await door.devices.change(
    found.proved,
    { set: 'passkey-name', id, name },
    (account) => account?.passkeys?.some((one) => one.id === id && one.name === name) === true,
  )
  return isDone ? jsonAnswer(200, {}) : UNAVAILABLE
}

async function remove(door: SessionDoor, request: HttpRequest, id: string): Promise<HttpResponse> {
  const found = changing(door, request)
  if ('fault' in found) return found.fault
  if (!found.account.passkeys?.some((one) => one.id === id)) return faultAnswer(404)
  const isDone = await door.devices.change(
    found.proved,
    { set: 'passkey-ended', id },
    (account) => account?.passkeys?.every((one) => one.id !== id) !== false,
  )
  return isDone ? jsonAnswer(200, {}) : UNAVAILABLE
}

function purposeOf(device: string): string {
  return `make a passkey on ${device}`
}

/** The same for an account always, and says nothing of whom it is. https://www.w3.org/TR/webauthn-3/#user-handle */
function userIdOf({ name, createdAt }: Account): string {
  return createHash('sha256')
    .update(`${fold(name)} ${createdAt}`)
    .digest('base64url')
}
