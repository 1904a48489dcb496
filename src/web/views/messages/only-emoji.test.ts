import { expect, test } from 'vitest'
import { isOnlyEmoji } from './only-emoji.ts'

test.each(['🎉', '🎉🎉 🎉', ' 👍🏽', '❤️', '👩‍👩‍👧‍👦', '🇧🇷🇩🇪', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '1️⃣', '😀😀😀😀😀😀'])(
  'WEB-93 %s is nothing but emoji',
  (text) => {
    expect(isOnlyEmoji(text)).toBe(true)
  },
)

test.each(['', ' ', '1', '42', '#', '🎉!', 'ok 👍', '7 🎉', '😀😀😀😀😀😀😀', '🇧', ':)', '🎉'.repeat(1000)])(
  'WEB-93 %j is more, or less',
  (text) => {
    expect(isOnlyEmoji(text)).toBe(false)
  },
)
