/** The account of a browser that is logged in: its devices, and its password. */
import { isExpired } from '../../../chat/devices.ts'
import { provedBy } from '../../../chat/accounts.ts'
import type { FoundDevice } from '../../../hub/devices.ts'
import type { HttpRequest, HttpResponse } from '../../../wire/http.ts'
import { faultAnswer } from '../answers.ts'
import { jsonAnswer } from '../read-json.ts'
import type { Route } from '../route.ts'
import { changing, deviceOf, LOGGED_OUT, no, notProved, readTexts, type SessionDoor, UNAVAILABLE } from './door.ts'

export function accountRoutes(door: SessionDoor): Route[] {
  const { devices, hub, logIns } = door

  async function end(found: FoundDevice, ids: readonly string[]): Promise<HttpResponse> {
    const isDone = await devices.change(
      found.proved,
      { set: 'devices-ended', ids },
      (account) => account?.devices?.every(({ id }) => !ids.includes(id)) !== false,
    )
    return isDone ? jsonAnswer(200, {}) : UNAVAILABLE
  }

  return [
    {
      method: 'GET',
      path: '/session/account',
      run(request) {
        const found = deviceOf(door, request)
        if (!found) return LOGGED_OUT
        const { account, device: own } = found
        const now = hub.clock.now()
        const alive = account.devices?.filter((device) => !isExpired(device, now)) ?? []
        return jsonAnswer(200, {
          name: account.name,
          devices: alive.map(({ id, name, createdAt, seenAt }) => ({
            id,
            name,
            createdAt,
            seenAt,
            isThis: id === own.id,
          })),
          passkeys: (account.passkeys ?? []).map(({ id, name, createdAt }) => ({ id, name, createdAt })),
        })
      },
    },
    {
      method: 'DELETE',
      path: '/session/devices/',
      run(request, { rest }) {
        const found = changing(door, request)
        if ('fault' in found) return found.fault
        // Of one's own account only: another's is an address where nothing is.
        return found.account.devices?.some(({ id }) => id === rest) ? end(found, [rest]) : faultAnswer(404)
      },
    },
    {
      method: 'DELETE',
      path: '/session/devices',
      run(request) {
        const found = changing(door, request)
        if ('fault' in found) return found.fault
        const others = found.account.devices?.filter(({ id }) => id !== found.device.id) ?? []
        return end(
          found,
          others.map(({ id }) => id),
        )
      },
    },
    { method: 'POST', path: '/session/password', run: changePassword },
  ]

  async function changePassword(request: HttpRequest): Promise<HttpResponse> {
    const asked = changing(door, request)
    if ('fault' in asked) return asked.fault
    const read = await readTexts(request, 'old', 'new')
    if ('fault' in read) return read.fault
    const proof = await logIns.prove(request.address, asked.account.name, read.texts.old)
    if (proof.is !== 'proved') return notProved(proof)
    const made = await logIns.authenticator.makeCredentials(read.texts.new)
    if ('fault' in made) return made.fault === 'busy' ? no(503, 'busy') : no(422, made.fault)
    // It may have been logged out while that took its time.
    const found = deviceOf(door, request)
    if (!found) return LOGGED_OUT
    const sessions = devices.sessionsOf(found).map(({ id }) => id)
    const account = provedBy(proof.account, found.device)
    const isDone = await devices.change(
      account,
      { set: 'password', credentials: made, sessions },
      (record) => record?.credentials === made,
    )
    return isDone ? jsonAnswer(200, {}) : UNAVAILABLE
  }
}
