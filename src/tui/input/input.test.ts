import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMessage } from '../../wire/irc/message.ts'
import { initialState } from '../../client/state/client-state.ts'
import { reduce } from '../../client/state/reduce.ts'
import { complete } from './completion.ts'
import { EDITING_KEYS } from './editing-keys.ts'
import { emptyEditor, insertText, withText } from './editor.ts'
import type { Editor } from './editor.ts'
import { emptyInputHistory, rememberLine, stepHistory } from './input-history.ts'

/** `|` is the cursor. */
function at(text: string): Editor {
  return { ...emptyEditor, text: text.replace('|', ''), cursor: text.indexOf('|') }
}

function shown({ text, cursor }: Editor): string {
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`
}

describe('editing keys', () => {
  it.each([
    ['left', 'a👩‍👩‍👧|b', 'a|👩‍👩‍👧b'],
    ['right', 'a|e\u0301b', 'ae\u0301|b'],
    ['ctrl-a', 'one two|', '|one two'],
    ['ctrl-e', '|one two', 'one two|'],
    ['alt-b', 'one two|', 'one |two'],
    ['alt-b', 'one, |two', '|one, two'],
    ['alt-f', '|one two', 'one| two'],
    ['backspace', 'a👩‍👩‍👧|', 'a|'],
    ['delete', '|日本', '|本'],
    ['ctrl-k', 'one| two', 'one|'],
    ['ctrl-u', 'one| two', '| two'],
    ['ctrl-w', 'say a-b |x', 'say |x'],
    ['alt-backspace', 'say a-b|', 'say a-|'],
    ['alt-d', 'say |one two', 'say | two'],
    ['ctrl-t', 'ab|', 'ba|'],
    ['ctrl-t', 'a|bc', 'ba|c'],
  ])('%s in %s gives %s', (key, before, after) =>
    expect(shown(EDITING_KEYS[key]?.(at(before)) ?? emptyEditor)).toBe(after),
  )

  it('put back what was cut last', () => {
    const cut = EDITING_KEYS['ctrl-w']?.(at('one two|')) ?? emptyEditor
    expect(shown(EDITING_KEYS['ctrl-y']?.(cut) ?? emptyEditor)).toBe('one two|')
  })

  it('leave the cursor inside the text, whatever is pressed', () => {
    const step = fc.oneof(
      fc.constantFrom(...Object.keys(EDITING_KEYS)),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const end = steps.reduce<Editor>((editor, s) => EDITING_KEYS[s]?.(editor) ?? insertText(editor, s), emptyEditor)
        expect(end.cursor).toBeGreaterThanOrEqual(0)
        expect(end.cursor).toBeLessThanOrEqual(end.text.length)
      }),
    )
  })
})

describe('lines sent before', () => {
  it('come back, and so does what was being typed', () => {
    const history = rememberLine(rememberLine(emptyInputHistory, 'one'), 'two')
    const first = stepHistory(history, -1, 'typing')
    const second = first && stepHistory(first.history, -1, first.text)
    expect([first?.text, second?.text]).toEqual(['two', 'one'])
    expect(second && stepHistory(second.history, -1, 'one')).toBeUndefined()
    const forth = second && stepHistory(second.history, 1, 'one')
    expect(forth && stepHistory(forth.history, 1, 'two')?.text).toBe('typing')
  })
})

describe('Tab', () => {
  const state = [
    ':s 001 zoe :Welcome',
    ':zoe!z@h JOIN #tea',
    ':s 353 zoe = #tea :zoe amy andy Anna bob',
    ':s 366 zoe #tea :End',
    ':andy!a@h PRIVMSG #tea :hi',
  ].reduce(
    (before, line) => {
      const message = parseMessage(line)
      return message ? reduce(before, { type: 'message', message, at: 0 }) : before
    },
    initialState('zoe', 'here'),
  )
  const inTea = reduce(state, { type: 'focus', buffer: '#tea' })
  const completed = (text: string, times = 1): string | undefined => {
    let completion = complete(inTea, withText(emptyEditor, text), undefined, 1)
    for (let i = 1; i < times && completion; i++) completion = complete(inTea, completion.result, completion, 1)
    return completion?.result.text
  }

  it('offers who spoke last first, then the others, and goes round', () => {
    expect([1, 2, 3, 4].map((times) => completed('an', times))).toEqual(['andy: ', 'Anna: ', 'andy: ', 'Anna: '])
    expect(completed('hello am')).toBe('hello amy ')
  })

  it('offers commands, channels, and what a command takes', () => {
    expect(completed('/top')).toBe('/topic ')
    expect(completed('#t')).toBe('#tea ')
    expect(completed('/whois b')).toBe('/whois bob ')
    expect(completed('/help qui')).toBe('/help quit ')
  })

  it('offers nothing where there is nothing, and never oneself', () => {
    expect(completed('xyz')).toBeUndefined()
    expect(completed('zo')).toBeUndefined()
    expect(completed('')).toBeUndefined()
  })
})
