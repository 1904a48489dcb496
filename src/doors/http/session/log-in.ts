/** /session: who this browser is, logging it in, and out. */
import { type Account, type ProvedAccount, provedBy } from '../../../chat/accounts.ts'
import type { Passkey } from '../../../chat/devices.ts'
import type { HttpRequest, HttpResponse } from '../../../wire/http.ts'
import type { Host } from '../host.ts'
import { jsonAnswer } from '../read-json.ts'
import type { Route } from '../route.ts'
import { deviceName } from './device-name.ts'
import {
  deviceCookie,
  deviceOf,
  no,
  notProved,
  readTexts,
  rpIdOf,
  type SessionDoor,
  throttled,
  UNAVAILABLE,
} from './door.ts'

export function logInRoutes(door: SessionDoor): Route[] {
  const { accountMail, devices, logIns } = door
  return [
    {
      method: 'GET',
      path: '/session',
      run(request, { host }) {
        const found = deviceOf(door, request)
        const email = !accountMail.isOn ? 'none' : accountMail.isRequired ? 'required' : 'optional'
        return jsonAnswer(200, {
          account: found?.account.name ?? null,
          registration: door.isRegistrationOpen() ? { email } : null,
          passkeys: rpIdOf(host) !== undefined,
          mailsResets: accountMail.isOn,
          addressForOthers: isHere(request, host) ? (door.addressForOthers() ?? null) : null,
        })
      },
    },
    {
      method: 'POST',
      path: '/session',
      async run(request) {
        const read = await readTexts(request, 'name', 'password', 'code')
        if ('fault' in read) return read.fault
        const { name, password, code } = read.texts
        const proof = await logIns.prove(request.address, name, password)
        if (proof.is !== 'proved') return notProved(proof)
        const { account } = proof
        const refusal = account.unverified ? await verify(door, request, account, code) : undefined
        return refusal ?? startDevice(door, request, provedBy(account))
      },
    },
    {
      method: 'DELETE',
      path: '/session',
      async run(request) {
        const found = deviceOf(door, request)
        if (found) {
          const ids = [found.device.id]
          const isOut = await devices.change(
            found.proved,
            { set: 'devices-ended', ids },
            (account) => account?.devices?.every(({ id }) => id !== found.device.id) !== false,
          )
          if (!isOut) return UNAVAILABLE
        }
        return jsonAnswer(200, {}, deviceCookie('', request))
      },
    },
  ]
}

/** Shows the code that was mailed, for an account whose password was proved. Gives what to answer where that was not it. */
async function verify(
  { hub, accountMail }: SessionDoor,
  { address }: HttpRequest,
  { name }: Account,
  code: string,
): Promise<HttpResponse | undefined> {
  if (code === '') return no(403, 'unverified')
  const shown = accountMail.checkCode(address, name, code)
  if (shown.is === 'throttled') return throttled(shown.waitMs)
  if (shown.is === 'wrong') return no(403, 'code-wrong')
  hub.askByItself({ do: 'verify-account', account: shown.account.name, hash: shown.hash })
  const isVerified = await new Promise<boolean>((resolve) => {
    hub.answer((told) => resolve(told.account(name)?.unverified === undefined))
  })
  return isVerified ? undefined : UNAVAILABLE
}

/** Logs the browser in that asks; what it was logged in to before it is not any more. */
export async function startDevice(
  door: SessionDoor,
  request: HttpRequest,
  proved: ProvedAccount,
  passkey?: Pick<Passkey, 'id' | 'counter'>,
): Promise<HttpResponse> {
  const { devices, hub } = door
  if (hub.chat.account(proved.name)?.suspended) return no(403, 'suspended')
  const before = deviceOf(door, request)
  const secret = await devices.start(proved, deviceName(request.headers['user-agent'] ?? ''), passkey)
  if (secret === undefined) return UNAVAILABLE
  if (before) {
    const change = { set: 'devices-ended', ids: [before.device.id] } as const
    hub.askByItself({ do: 'change-own-account', account: before.proved, change })
  }
  return jsonAnswer(200, { account: proved.name, ticket: devices.makeTicket(secret) }, deviceCookie(secret, request))
}

/** Strangers need not know how a machine is called in its own network: that is for whoever sits at it and sees `localhost`. */
function isHere({ address }: HttpRequest, { name }: Host): boolean {
  const isLoopback = (one: string): boolean => one === '::1' || one.startsWith('127.')
  return isLoopback(address) && (name === 'localhost' || isLoopback(name))
}
