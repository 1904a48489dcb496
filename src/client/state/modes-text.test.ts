import { expect, it } from 'vitest'
import { initialState } from './client-state.ts'
import { modesText } from './modes-text.ts'

const state = {
  ...initialState('zoe', 'here'),
  isupport: {
    ...initialState('zoe', 'here').isupport,
    prefixModes: 'qaohv',
    prefixes: '~&@%+',
    channelModes: ['b', 'k', 'l', 'imnt'] as const,
  },
}

it.each([
  ['snug.local', ['+o', 'mona'], 'mona is an operator now'],
  ['amy!a@h', ['+v', 'bob'], 'bob is voiced now (by amy)'],
  ['amy!a@h', ['-o+v', 'bob', 'bob'], 'bob is not an operator any more (by amy); bob is voiced now (by amy)'],
  ['amy!a@h', ['+imo-l', 'bob'], 'bob is an operator now (by amy); amy set +im-l'],
  ['amy!a@h', ['+b', 'bob!*@*'], 'amy banned bob'],
  ['amy!a@h', ['-b+b', 'bob!*@*', 'm:a:zoe'], 'amy lifted the ban of bob; amy muted zoe'],
  ['snug.local', ['-b', 'm:*!*@c3.guest'], 'snug.local lets c3.guest speak again'],
  ['amy!a@h', ['+lk-t', '5', 'key'], 'amy set +lk-t 5 key'],
  ['amy!a@h', ['+o'], 'amy set +o'],
])('%s %j reads: %s', (source, params, text) => {
  expect(modesText(state, source, params)).toBe(text)
})
