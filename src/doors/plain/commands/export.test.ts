import { expect, it } from 'vitest'
import type { Speaker } from '../speaker.ts'
import { exportWords } from './export.ts'

/** What somebody with this account is told. */
function told(account: string, link: string | undefined): string {
  let words = ''
  const speaker = {
    hub: { chat: undefined },
    exports: { offer: () => link },
    userIn: () => ({ account }),
    say: (text: string) => void (words += text),
    complain: (text: string) => void (words += `! ${text}`),
  }
  exportWords.run('', speaker as unknown as Speaker)
  return words
}

it('EXPORT-3 gives who has an account a link, and others the way to one', () => {
  expect(told('alice', 'http://h/export/1')).toMatch(/lines of JSON: http:\/\/h\/export\/1\nIt works once/)
  expect(told('alice', undefined)).toBe('! no file can be made just now; try again later')
  expect(told('', 'http://h/export/1')).toBe('! only somebody with an account can have that: make one with /register')
})
