import { expect, it } from 'vitest'
import { nearest } from './nearest.ts'

const VERBS = ['help', 'who', 'nick', 'me', 'join', 'part', 'msg', 'topic', 'history', 'search', 'quit']

it.each([
  ['histroy', 'history'],
  ['hepl', 'help'],
  ['joni', 'join'],
  ['serach', 'search'],
  ['hist', 'history'],
  ['mgs', 'msg'],
  ['whoo', 'who'],
])('/%s may have been /%s', (typed, meant) => {
  expect(nearest(typed, VERBS)[0]).toBe(meant)
})

it.each(['xyzzy', 'supercalifragilistic', ''])('/%s is like none of them', (typed) => {
  expect(nearest(typed, VERBS)).toEqual([])
})
