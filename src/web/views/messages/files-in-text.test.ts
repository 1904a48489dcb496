import { expect, test } from 'vitest'
import { filesInText } from './files-in-text.ts'

const CAT = 'http://a.example:7684/files/0123456789abcdefghijklmno-800x600/cat.png'
const NOTES = 'https://b.example/files/zzzzzzzzzzzzzzzzzzzzzzzzz-12/notes.pdf'

test.each([
  ['no file', 'no file', []],
  [CAT, '', [CAT]],
  [`look at him\n${CAT}\n${NOTES}`, 'look at him', [CAT, NOTES]],
  [`look: ${CAT}, he sleeps`, `look: ${CAT}, he sleeps`, [CAT]],
  [`${CAT}\nand again ${CAT}`, `and again ${CAT}`, [CAT]],
  [`\`${CAT}\``, `\`${CAT}\``, []],
  [`\`\`\`\n${CAT}\n\`\`\``, `\`\`\`\n${CAT}\n\`\`\``, []],
  [`> ${CAT}\nindeed`, `> ${CAT}\nindeed`, []],
  ['http://a.example/files/short-8x6/cat.png', 'http://a.example/files/short-8x6/cat.png', []],
])('WEB-32 «%s» leaves «%s» and shows %j', (said, text, urls) => {
  const found = filesInText(said)
  expect([found.text, found.files.map(({ url }) => url)]).toEqual([text, urls])
})

test('WEB-32 a message shows no more than twenty', () => {
  const all = Array.from({ length: 30 }, (_, i) => `http://a/files/${String(i).padStart(25, '0')}-1/a.bin`)
  const { text, files } = filesInText(all.join('\n'))
  expect([files.length, text.split('\n').length]).toEqual([20, 10])
})
