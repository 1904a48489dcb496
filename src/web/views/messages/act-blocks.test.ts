import { expect, test } from 'vitest'
import { actBlocks } from './act-blocks.ts'

test('FORMAT-2 in what somebody does there are marks, and none in their name', () => {
  for (const nick of ['_amy_', '`amy`', '||amy||', 'amy'])
    expect(actBlocks(nick, 'drinks *tea*')).toEqual([
      { kind: 'text', lines: [[{ text: `${nick} drinks ` }, { text: 'tea', isItalic: true }]] },
    ])
  expect(actBlocks('_amy', 'waves_')).toEqual([{ kind: 'text', lines: [[{ text: '_amy waves_' }]] }])
  expect(actBlocks('amy', '*waves*')).toEqual([
    { kind: 'text', lines: [[{ text: 'amy ' }, { text: 'waves', isItalic: true }]] },
  ])
  expect(actBlocks('amy', '> waves')).toEqual([{ kind: 'text', lines: [[{ text: 'amy > waves' }]] }])
})
