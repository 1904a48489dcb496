import { describe, expect, it } from 'vitest'
import { createDevice } from '../../../test/support/push-service.ts'
import { areDeviceKeys, encrypt } from './encrypt.ts'

const bytes = (text: string) => Buffer.from(text, 'base64url')

/** https://www.rfc-editor.org/rfc/rfc8291#appendix-A */
const VECTOR = {
  text: 'When I grow up, I want to be a watermelon',
  ownPrivate: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  devicePrivate: 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  sealed:
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz' +
    'AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
}

describe('PUSH-4 what is pushed', () => {
  it('is encrypted as RFC 8291 shows it', () => {
    const fresh = { privateKey: bytes(VECTOR.ownPrivate), salt: bytes(VECTOR.salt) }
    expect(encrypt(Buffer.from(VECTOR.text), VECTOR, fresh).toString('base64url')).toBe(VECTOR.sealed)
    const device = createDevice({ privateKey: bytes(VECTOR.devicePrivate), auth: bytes(VECTOR.auth) })
    expect(device.p256dh).toBe(VECTOR.p256dh)
    expect(device.decrypt(bytes(VECTOR.sealed))).toBe(VECTOR.text)
  })

  it('is another each time, and read by its device alone', () => {
    const device = createDevice()
    const [one, another] = [encrypt(Buffer.from('hällo'), device), encrypt(Buffer.from('hällo'), device)]
    expect(one.equals(another)).toBe(false)
    expect([one, another].map((body) => device.decrypt(body))).toEqual(['hällo', 'hällo'])
    expect(() => createDevice().decrypt(one)).toThrow()
  })

  it('needs a point of the curve and 16 bytes', () => {
    const { p256dh, auth } = createDevice()
    const offCurve = bytes(p256dh)
    offCurve[64] = (offCurve[64] ?? 0) ^ 1
    expect(areDeviceKeys({ p256dh, auth })).toBe(true)
    for (const keys of [
      { p256dh: offCurve.toString('base64url'), auth },
      { p256dh: p256dh.slice(0, 40), auth },
      { p256dh: `${p256dh}=`, auth },
      { p256dh: '', auth },
      { p256dh, auth: '' },
      { p256dh, auth: `${auth}AA` },
      { p256dh: 'A'.repeat(5000), auth },
    ])
      expect(areDeviceKeys(keys)).toBe(false)
  })
})
