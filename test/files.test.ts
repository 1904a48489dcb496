/** Files from the question at one door to the picture at another, and how much of them. */
import { describe, expect, test, vi } from 'vitest'
import { addressFor, arriveWithFiles, type FileHouse, openFileHouse, PNG, show } from './support/file-house.ts'

describe('FILE-8 an address to send a file to', () => {
  test('works once, and gives the address of the file', async () => {
    const house = openFileHouse()
    const alice = await arriveWithFiles(house)
    const address = await addressFor(alice)
    expect(address).toMatch(/^\/upload\/[0-9a-f]{32}$/)
    const sent = await house.put(address)
    expect(sent).toMatchObject({ status: 201, name: 'cat.png', type: 'image/png', width: 3, height: 2 })
    expect(sent.url).toMatch(/^http:\/\/localhost\/files\/[0-9a-z]{25}-3x2\/cat\.png$/)
    expect(await house.put(address)).toMatchObject({ status: 404, why: 'unknown' })
  })

  test.each([
    ['has left', 'QUIT', undefined],
    ['was put out', undefined, 'KICK #tea bob'],
    ['may not speak there any more', undefined, 'MODE #tea +m'],
  ])('works no more for who %s', async (_, own, others) => {
    const house = openFileHouse()
    const [alice, bob] = [await arriveWithFiles(house), await arriveWithFiles(house, 'bob')]
    const address = await addressFor(bob)
    if (own !== undefined) await bob.asks(own)
    if (others !== undefined) await alice.asks('MODE #tea +n', others)
    expect(await house.put(address)).toMatchObject({ status: 404, why: 'unknown' })
  })

  test('ends after five minutes, and takes no more than was said', async () => {
    const house = openFileHouse()
    const alice = await arriveWithFiles(house)
    const [late, small] = [await addressFor(alice), await addressFor(alice, 10)]
    expect(await house.put(small)).toMatchObject({ status: 413, why: 'too-large' })
    expect(await house.put(small, PNG, { contentLength: undefined })).toMatchObject({ status: 413 })
    expect(await house.stored()).toEqual([])
    house.clock.advance(300_000)
    expect(await house.put(late)).toMatchObject({ status: 404 })
  })

  test('is not given forever, nor where nobody may send files', async () => {
    const house = openFileHouse()
    const alice = await arriveWithFiles(house)
    for (let i = 0; i < 40; i++) expect(await addressFor(alice)).toMatch(/^\/upload/)
    const [line] = await alice.asks('UPLOAD #tea 5 x')
    expect(line).toBe(':chat.test FAIL UPLOAD TOO_MANY_UPLOADS #tea :Too many files are on their way')
    const closed = openFileHouse({ isOn: false })
    const bob = await closed.arrive('bob', 'standard-replies')
    expect(await bob.asks('CAP REQ snug.chat/upload')).toEqual([':chat.test CAP bob NAK :snug.chat/upload'])
    expect(closed.files.settings.isOn).toBe(false)
    const open = openFileHouse()
    const carol = await arriveWithFiles(open, 'carol')
    open.settings.isOn = false
    expect(await carol.asks('UPLOAD #tea 5 x')).toEqual([
      ':chat.test FAIL UPLOAD UPLOADS_OFF #tea :Nobody can send files here',
    ])
  })

  test('is given to one network as often as to a few people, whatever accounts it has', async () => {
    const house = openFileHouse()
    let given = 0
    for (const nick of ['ann', 'ben', 'cat', 'dan', 'eve']) {
      const person = await arriveWithFiles(house, nick)
      await person.asks('NS REGISTER correct-horse')
      for (let i = 0; i < 40; i++) {
        const [line = ''] = await person.asks('UPLOAD #tea 5 x')
        if (/UPLOAD #tea \/upload/.test(line)) given++
        else expect(line).toContain('TOO_MANY_UPLOADS')
      }
    }
    expect(given).toBe(160)
  })

  test('takes a whole file as it is, or none', async () => {
    const house = openFileHouse()
    const address = await addressFor(await arriveWithFiles(house))
    for (const headers of [
      { 'content-encoding': 'gzip' },
      { 'content-range': 'bytes 0-9/100' },
      { 'transfer-encoding': 'gzip, chunked' },
    ]) {
      expect(await house.put(address, PNG, { headers })).toMatchObject({ status: 415, why: 'not-as-it-is' })
    }
    expect(
      (await house.put(address, PNG, { headers: { 'content-encoding': 'identity', 'transfer-encoding': 'Chunked' } }))
        .status,
    ).toBe(201)
  })

  test('is for pages of this server alone', async () => {
    const house = openFileHouse()
    const address = await addressFor(await arriveWithFiles(house))
    const { status } = await house.ask(
      { method: 'PUT', target: address, headers: { origin: 'http://evil.example' } },
      PNG,
    )
    expect(status).toBe(403)
    expect((await house.put(address)).status).toBe(201)
  })
})

describe('FILE-9 a file that is given out', () => {
  const page = Buffer.from('<!doctype html><script>alert(1)</script>')
  test('is what its bytes are, and can do nothing', async () => {
    const house = openFileHouse()
    const alice = await arriveWithFiles(house)
    const picture = await house.ask({ target: (await show(house, alice)).path })
    expect(picture).toMatchObject({
      status: 200,
      body: PNG,
      headers: {
        'content-type': 'image/png',
        'content-length': String(PNG.length),
        'content-disposition': 'inline; filename="cat.png"',
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'private, max-age=604800, immutable',
      },
    })
    const { path } = await show(house, alice, 'cat.png', page)
    expect(path).toMatch(/-40\/cat\.png\.bin$/)
    expect((await house.ask({ target: path })).headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename="cat.png.bin"',
    })
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
    const drawn = await house.ask({ target: (await show(house, alice, 'Zeichnung für dich.svg', svg)).path })
    expect(drawn.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition':
        'attachment; filename="Zeichnung f_r dich.svg"; filename*=UTF-8\'\'Zeichnung%20f%C3%BCr%20dich.svg',
    })
    const words = await house.ask({ target: (await show(house, alice, 'a.md', Buffer.from('hi <b>'))).path })
    expect(words.headers['content-type']).toBe('text/plain; charset=utf-8')
  })

  test('is at its address only, but for what it is called there', async () => {
    const house = openFileHouse()
    const { path } = await show(house, await arriveWithFiles(house))
    const [, folder = ''] = /^(.*)\/cat.png$/.exec(path) ?? []
    expect((await house.ask({ target: `${folder}/a_cat_on_a_sofa.png` })).status).toBe(200)
    for (const target of [
      folder,
      `${folder}/`,
      `${folder.replace('3x2', '9x9')}/cat.png`,
      `${folder.replace('-3x2', '')}/cat.png`,
      `${folder}/../cat.png`,
      `${folder}/%2e%2e/cat.png`,
      '/files/',
      '/files/../snug.db',
      `/files/${'0'.repeat(25)}-3x2/cat.png`,
    ]) {
      expect([target, (await house.ask({ target })).status]).toEqual([target, 404])
    }
    expect((await house.ask({ method: 'DELETE', target: path })).status).toBe(405)
  })

  test.each([
    ['bytes=0-9', 206, '0-9', 10],
    ['bytes=70-', 206, `70-${PNG.length - 1}`, PNG.length - 70],
    ['bytes=-5', 206, `${PNG.length - 5}-${PNG.length - 1}`, 5],
    ['bytes=0-99999', 206, `0-${PNG.length - 1}`, PNG.length],
    ['bytes=5-2', 200, undefined, PNG.length],
    ['bytes=0-1,5-6', 200, undefined, PNG.length],
    ['lines=1-2', 200, undefined, PNG.length],
    ['bytes=0-0', 206, '0-0', 1],
    [`bytes=-${'9'.repeat(15)}`, 206, `0-${PNG.length - 1}`, PNG.length],
    [`bytes=${'9'.repeat(300)}-`, 200, undefined, PNG.length],
    ['bytes=-', 200, undefined, PNG.length],
    ['bytes=--1', 200, undefined, PNG.length],
    ['bytes=0x1-2', 200, undefined, PNG.length],
    ['bytes=1.5-2', 200, undefined, PNG.length],
  ])('in parts: %s', async (range, status, told, length) => {
    const house = openFileHouse()
    const { path } = await show(house, await arriveWithFiles(house))
    const part = await house.ask({ target: path, headers: { range } })
    expect([part.status, part.body.length, part.headers['content-length']]).toEqual([status, length, String(length)])
    expect(part.headers['content-range']).toBe(told && `bytes ${told}/${PNG.length}`)
    const { etag = '' } = part.headers
    expect((await house.ask({ target: path, headers: { range, 'if-range': '"other"' } })).status).toBe(200)
    expect((await house.ask({ target: path, headers: { range, 'if-range': etag } })).status).toBe(status)
    expect(await house.ask({ target: path, headers: { 'if-none-match': etag } })).toMatchObject({
      status: 304,
      body: Buffer.alloc(0),
    })
  })

  test('has no part behind its end, and HEAD knows how long it is', async () => {
    const house = openFileHouse()
    const { path } = await show(house, await arriveWithFiles(house))
    expect((await house.ask({ target: path, headers: { range: 'bytes=-0' } })).status).toBe(416)
    const beyond = await house.ask({ target: path, headers: { range: `bytes=${PNG.length}-` } })
    expect(beyond).toMatchObject({ status: 416, headers: { 'content-range': `bytes */${PNG.length}` } })
    const head = await house.ask({ method: 'HEAD', target: path })
    expect(head).toMatchObject({ status: 200, body: Buffer.alloc(0) })
    expect(head.headers['content-length']).toBe(String(PNG.length))
    // Parts are of GET alone: RFC 9110 §14.2.
    for (const range of ['bytes=0-1', `bytes=${PNG.length}-`]) {
      const whole = await house.ask({ method: 'HEAD', target: path, headers: { range } })
      expect([whole.status, whole.headers['content-length']]).toEqual([200, String(PNG.length)])
    }
  })
})

describe('FILE-10 too much', () => {
  test('is what one person sends in an hour, by address where they have no account', async () => {
    const house = openFileHouse({ perHourBytes: 2 * PNG.length })
    const [alice, bob] = [await arriveWithFiles(house), await arriveWithFiles(house, 'bob')]
    const waiting = await addressFor(bob)
    await house.put(await addressFor(alice))
    await house.put(await addressFor(bob))
    expect(await house.put(waiting)).toMatchObject({ status: 429, why: 'quota' })
    expect((await alice.asks(`UPLOAD #tea ${PNG.length} x`)).join()).toContain('QUOTA_EXCEEDED')
    house.clock.advance(3_600_000)
    expect((await house.put(await addressFor(alice))).status).toBe(201)
  })

  test('is also what is sent and not kept', async () => {
    const house = openFileHouse({ perHourBytes: 2000 })
    const alice = await arriveWithFiles(house)
    const comment = Buffer.alloc(812)
    comment.writeUInt32BE(800)
    comment.write('tEXt', 4)
    const talkative = Buffer.concat([PNG.subarray(0, 33), comment, PNG.subarray(33)])
    for (let i = 0; i < 2; i++) {
      expect(await house.put(await addressFor(alice, talkative.length), talkative)).toMatchObject({
        status: 201,
        size: PNG.length,
      })
    }
    expect((await alice.asks('UPLOAD #tea 300 x')).join()).toContain('QUOTA_EXCEEDED')
    const [late, small] = [await addressFor(alice, 100), await addressFor(alice, 50)]
    expect(await house.put(small, PNG, { contentLength: undefined })).toMatchObject({ status: 413 })
    expect(await house.put(late, PNG)).toMatchObject({ status: 201 })
    expect((await alice.asks('UPLOAD #tea 110 x')).join()).toContain('QUOTA_EXCEEDED')
  })

  test('is not nothing', async () => {
    const house = openFileHouse()
    const alice = await arriveWithFiles(house)
    expect(await house.put(await addressFor(alice), Buffer.alloc(0), { contentLength: undefined })).toMatchObject({
      status: 400,
      why: 'empty',
    })
    expect(await house.stored()).toEqual([])
  })

  test('is more than there is room for; what goes makes room', async () => {
    const house = openFileHouse({ totalBytes: PNG.length + 10 })
    const alice = await arriveWithFiles(house)
    const { msgid } = await show(house, alice)
    expect((await alice.asks(`UPLOAD #tea ${PNG.length} x`)).join()).toContain('SERVER_FULL')
    await alice.asks(`REDACT #tea ${msgid}`)
    await house.files.settled()
    expect((await house.put(await addressFor(alice))).status).toBe(201)
  })

  test.each([
    ['where it would lie', (house: FileHouse) => vi.spyOn(house.store, 'take').mockRejectedValue({ code: 'ENOSPC' })],
    [
      'where it would be noted',
      (house: FileHouse) => vi.spyOn(house.messages, 'keepFile').mockRejectedValue({ why: 'disk-full' }),
    ],
  ])('FILE-4 has no room %s: whoever sends it is told that, and nothing is left of it', async (_, breakDown) => {
    const house = openFileHouse()
    const alice = await arriveWithFiles(house)
    const target = await addressFor(alice)
    const broken = breakDown(house)
    expect(await house.put(target)).toMatchObject({ status: 507, why: 'full' })
    expect(await house.stored()).toEqual([])
    broken.mockRestore()
    expect((await house.put(await addressFor(alice))).status).toBe(201)
  })

  test('is more than four at once, and what breaks off costs only what came', async () => {
    const house = openFileHouse({ perHourBytes: 6 * 900 })
    const alice = await arriveWithFiles(house)
    const cuts: ((error: Error) => void)[] = []
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield PNG
      await new Promise<never>((_, reject) => cuts.push(reject))
    }
    const begun = []
    for (let i = 0; i < 4; i++) {
      const target = await addressFor(alice, 900)
      const changes = { method: 'PUT', target, body: endless(), hasBody: true, contentLength: 900 }
      begun.push(house.ask(changes).catch((error: Error) => error.message))
    }
    await house.clock.settle(() => cuts.length === 4)
    const waiting = await addressFor(alice, 900)
    expect(await house.put(waiting)).toMatchObject({ status: 503, why: 'busy' })
    for (const cut of cuts) cut(new Error('the line is cut'))
    expect(await Promise.all(begun)).toEqual(Array.from({ length: 4 }, () => 'the line is cut'))
    expect(await house.stored()).toEqual([])
    expect((await house.put(waiting)).status).toBe(201)
    for (let i = 0; i < 4; i++) expect(await addressFor(alice, 1000)).toMatch(/^\/upload/)
  })
})
