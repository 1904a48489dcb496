import { describe, expect, test } from 'vitest'
import { answer } from './answers.ts'
import { createRouter, type Route } from './route.ts'

const row = (method: Route['method'], path: string): Route => ({
  method,
  path,
  run: () => answer(200, 'text/plain', ''),
})
const find = createRouter([
  row('GET', '/'),
  row('GET', '/session'),
  row('POST', '/session'),
  row('GET', '/files/'),
  row('GET', '/files/new/'),
])

describe('a router', () => {
  test.each([
    ['/', ['GET'], ''],
    ['/session', ['GET', 'POST'], ''],
    ['/session/', [], ''],
    ['/session/a', [], ''],
    ['/files', [], ''],
    ['/files/', [], ''],
    ['/files/a', ['GET'], 'a'],
    ['/files/a/b%2Fc/', ['GET'], 'a/b%2Fc/'],
    ['/files/new/a', ['GET'], 'a'],
    ['//files/a', [], ''],
    ['/nothing', [], ''],
  ])('finds at %s what answers %j', (path, methods, rest) => {
    const found = find(path)
    expect([...found.routes.keys()]).toEqual(methods)
    expect(found.rest).toBe(rest)
  })

  test('has each method of an address once', () => {
    expect(() => createRouter([row('GET', '/a'), row('GET', '/a')])).toThrow('two routes for GET /a')
  })
})
