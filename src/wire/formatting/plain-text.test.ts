import { expect, it } from 'vitest'
import { plainText } from './plain-text.ts'

it.each([
  ['tea', 'tea'],
  ['\x02tea\x02 and **bread** with `nc`', 'tea and bread with nc'],
  ['look:\n```js\nconst a = 1\n```\nso', 'look:\nconst a = 1\nso'],
  ['> who said that?\nme', 'who said that?\nme'],
  ['the end: ||**he** did it||, ||she|| not', 'the end: ▒▒▒, ▒▒▒ not'],
  ['two * three * four', 'two * three * four'],
  ['see https://example.org/a_b_c', 'see https://example.org/a_b_c'],
  [
    'two:\nhttp://h:1/files/abcdefghijklmnopqrstuvwxy-800x600/on_the_h%C3%BCl.png\nhttps://h/files/abcdefghijklmnopqrstuvwxy-9/to%20do.pdf end',
    'two:\non the hül.png\nto do.pdf end',
  ],
  ['`http://h:1/files/abcdefghijklmnopqrstuvwxy-9/a.pdf`', 'http://h:1/files/abcdefghijklmnopqrstuvwxy-9/a.pdf'],
  ['', ''],
])('FORMAT-9 WEB-126 %j says %j', (text, said) => {
  expect(plainText(text)).toBe(said)
})
