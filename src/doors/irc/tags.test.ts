/** Which message an answer names, whatever its sender wrote. */
import { describe, expect, it } from 'vitest'
import { formatMsgid } from '../../hub/msgid.ts'
import { withReply } from './tags.ts'

const ID = formatMsgid(5, 'here')

describe('REPLY-1 the tags of an answer', () => {
  it.each([
    ['', `+draft/reply=${ID};+reply=${ID}`],
    ['+a=b', `+a=b;+draft/reply=${ID};+reply=${ID}`],
    ['+other.test/reply=x', `+other.test/reply=x;+draft/reply=${ID};+reply=${ID}`],
    ['+reply=edit', `+reply=${ID}`],
    ['+a=b;+draft/reply=edit;+reply=another;+c', `+a=b;+draft/reply=${ID};+reply=${ID};+c`],
  ])('%s', (tags, told) => {
    expect(withReply(tags, 5, 'here')).toBe(told)
  })

  it('stay as they are where they name nothing that is there', () => {
    expect(withReply('+reply=nonsense', undefined, 'here')).toBe('+reply=nonsense')
  })
})
