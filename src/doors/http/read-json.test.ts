import { describe, expect, test } from 'vitest'
import { httpRequest } from '../../../test/support/http-request.ts'
import { readJson } from './read-json.ts'

const bytes = (text: string) => Buffer.from(text)

describe('a body of JSON', () => {
  test('is read', async () => {
    expect(await readJson(httpRequest({}, { json: { name: 'amy' } }), 100)).toEqual({ value: { name: 'amy' } })
  })

  test.each([
    ['of another type', { headers: { 'content-type': 'text/plain' } }, '{}', 415],
    ['of no type', { headers: { 'content-type': '' } }, '{}', 415],
    ['that says it is long', { contentLength: 101 }, '{}', 413],
    ['that is long and does not say so', { contentLength: undefined }, `"${'a'.repeat(100)}"`, 413],
    ['that is none', {}, '{', 400],
    ['that is empty', {}, '', 400],
  ])('%s is refused', async (_, changes, text, status) => {
    const headers = { 'content-type': 'application/json; charset=utf-8' }
    const { fault } = await readJson(httpRequest({ headers, ...changes }, { bytes: bytes(text) }), 100)
    expect(fault?.status).toBe(status)
  })

  test('that is not UTF-8 is refused', async () => {
    const { fault } = await readJson(httpRequest({}, { json: 1, bytes: Buffer.from([0x22, 0xff, 0x22]) }), 100)
    expect(fault?.status).toBe(400)
  })
})
