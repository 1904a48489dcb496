import { expect, test } from 'vitest'
import { pictureRoom } from './picture-room.ts'

test.each([
  [800, 600, 420, 315],
  [100, 50, 100, 50],
  [1, 999_999, 44, 320],
  [999_999, 1, 420, 44],
  [999_999, 999_999, 320, 320],
  [1, 1, 44, 44],
])('a picture of %i × %i takes %i × %i, whatever its address says', (width, height, shownWidth, shownHeight) => {
  expect(pictureRoom(width, height)).toEqual({ width: shownWidth, height: shownHeight })
})
