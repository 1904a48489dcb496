/** FILEHOST, as clients of IRC use it who have an account. */
import { describe, expect, test } from 'vitest'
import type { UploadSettings } from '../src/hub/files.ts'
import type { HttpRequest } from '../src/wire/http.ts'
import { type FileHouse, openFileHouse, PNG } from './support/file-house.ts'

describe('FILE-11 FILEHOST', () => {
  const basic = (account: string, password: string, encoding: BufferEncoding = 'utf8') => ({
    authorization: `Basic ${Buffer.from(`${account}:${password}`, encoding).toString('base64')}`,
    'content-disposition': 'attachment; filename="my cat.png"',
  })
  const post = (house: FileHouse, headers: Record<string, string>, changes: Partial<HttpRequest> = {}) =>
    house.ask({ method: 'POST', target: '/upload', headers, ...changes }, PNG)

  async function withAccount(settings: Partial<UploadSettings> = {}, password = 'the-password') {
    const house = openFileHouse(settings)
    const alice = await house.arrive('alice')
    await alice.asks(`PRIVMSG NickServ :REGISTER ${password}`)
    return { house, alice }
  }

  test('takes files from who has an account, and says where they are', async () => {
    const { house } = await withAccount()
    const sent = await post(house, basic('alice', 'the-password'))
    expect([sent.status, sent.headers['location']]).toEqual([
      201,
      expect.stringMatching(/^http:\/\/localhost\/files\/[0-9a-z]{25}-3x2\/my_cat\.png$/) as unknown,
    ])
    const target = String(sent.headers['location']).replace('http://localhost', '')
    expect((await house.ask({ target })).body).toEqual(PNG)
    const { status, headers } = await house.ask({ method: 'OPTIONS', target: '/upload' })
    expect([status, headers['allow']]).toEqual([204, 'POST'])
  })

  test('takes none from anybody else, and not as many tries as one likes', async () => {
    const { house } = await withAccount()
    const nobody = await post(house, {})
    expect([nobody.status, nobody.headers['www-authenticate']]).toEqual([401, 'Basic realm="Snug", charset="UTF-8"'])
    expect((await post(house, basic('alice', 'wrong'))).status).toBe(401)
    expect((await post(house, basic('nobody', 'wrong'))).status).toBe(401)
    expect((await post(house, { authorization: 'Basic !' })).status).toBe(401)
    let status = 0
    for (let i = 0; i < 50 && status !== 429; i++) ({ status } = await post(house, basic('alice', 'wrong')))
    expect(status).toBe(429)
    expect((await post(house, basic('alice', 'the-password'))).status).toBe(429)
    expect(await house.stored()).toEqual([])
  })

  test('needs no length where all that may come fits', async () => {
    const { house } = await withAccount({ maxBytes: 100, perHourBytes: 250 })
    const headers = basic('alice', 'the-password')
    const inChunks = (bytes: Uint8Array = PNG) =>
      house.ask({ method: 'POST', target: '/upload', headers, contentLength: undefined }, bytes)
    expect((await inChunks()).status).toBe(201)
    expect((await inChunks(Buffer.alloc(101))).status).toBe(413)
    expect(await house.stored()).toHaveLength(1)
    // What is left is not enough for the largest file, but for this one.
    expect((await inChunks()).status).toBe(411)
    expect((await post(house, headers)).status).toBe(201)
    expect((await inChunks(Buffer.alloc(0))).status).toBe(411)
  })

  test('holds them to the length that they say', async () => {
    const { house } = await withAccount()
    const headers = basic('alice', 'the-password')
    expect((await post(house, headers, { contentLength: 1001 })).status).toBe(413)
    expect((await post(house, headers, { contentLength: 10 })).status).toBe(413)
    expect((await post(house, headers, { contentLength: 0 })).status).toBe(400)
    expect(await house.stored()).toEqual([])
  })

  test('looks at no password for what it would not take from anybody', async () => {
    const { house } = await withAccount()
    for (let i = 0; i < 20; i++) {
      expect((await post(house, basic('alice', 'wrong'), { contentLength: 1001 })).status).toBe(413)
    }
    expect((await post(house, basic('alice', 'the-password'))).status).toBe(201)
    house.settings.isOn = false
    expect((await post(house, basic('alice', 'wrong'))).status).toBe(403)
  })

  test('keeps nothing of an empty body that says no length', async () => {
    const { house } = await withAccount()
    const { status, body } = await house.ask(
      { method: 'POST', target: '/upload', headers: basic('alice', 'the-password'), contentLength: undefined },
      Buffer.alloc(0),
    )
    expect([status, JSON.parse(body.toString())]).toMatchObject([400, { why: 'empty' }])
    expect(await house.stored()).toEqual([])
  })

  test('understands passwords in UTF-8, and in Latin-1 as older programs send them', async () => {
    const { house } = await withAccount({}, 'pässwörter')
    expect((await post(house, basic('alice', 'pässwörter'))).status).toBe(201)
    expect((await post(house, basic('alice', 'pässwörter', 'latin1'))).status).toBe(201)
  })

  test('takes no form: what is in it would be kept with what is around it', async () => {
    const { house } = await withAccount()
    const headers = { ...basic('alice', 'the-password'), 'content-type': 'multipart/form-data; boundary=x' }
    expect((await post(house, headers)).status).toBe(415)
    expect(await house.stored()).toEqual([])
  })
})
