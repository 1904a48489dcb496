import { expect, test } from 'vitest'
import { drafts, putBack, setDraft } from './drafts.ts'

test('WEB-43 what waits and is to be changed does not take the place of what was begun since', () => {
  putBack('#tea', 'green')
  expect(drafts.peek().get('#tea')).toBe('green')
  setDraft('#tea', 'and cake')
  putBack('#tea', 'black')
  expect(drafts.peek().get('#tea')).toBe('black\nand cake')
})
