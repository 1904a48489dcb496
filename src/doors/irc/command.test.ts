import { expect, it } from 'vitest'
import type { IrcClient } from './client.ts'
import { command } from './command.ts'

const nobody = {} as IrcClient

/** What a row's `run` is given for these params. */
function given(usage: string, params: readonly string[]): unknown {
  let all: unknown
  const row = command({
    verb: 'X',
    usage,
    summary: '',
    spec: '',
    when: 'always',
    cost: 1,
    run: (named) => (all = named),
  })
  row.run(params, nobody)
  return { needs: row.minParams, all }
}

it('takes the names and the number of params from the usage', () => {
  expect(given('', ['x'])).toEqual({ needs: 0, all: {} })
  expect(given('<channel> [<topic>]', ['#a'])).toEqual({ needs: 1, all: { channel: '#a', topic: undefined } })
  expect(given('<channel> [<topic>]', ['#a', 'b', 'c'])).toEqual({ needs: 1, all: { channel: '#a', topic: 'b' } })
  expect(given('<a> <b-c> [<rest>...]', ['1', '2', '3', '4'])).toEqual({
    needs: 2,
    all: { a: '1', 'b-c': '2', rest: ['3', '4'] },
  })
  expect(given('<nicks>...', ['a'])).toEqual({ needs: 1, all: { nicks: ['a'] } })
  expect(given('[<nicks>...]', [])).toEqual({ needs: 0, all: { nicks: [] } })
})
