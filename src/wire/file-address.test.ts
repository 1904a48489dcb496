import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filesNamedIn } from '../chat/file-links.ts'
import { describedAs, fileName, filePath, nameInWords, parseFileAddress } from './file-address.ts'
import { SHOWN } from './media/media-type.ts'
import { anyCharacter } from '../../test/support/any-character.ts'

const id = '0123456789abcdefghijklmno'

describe('FILE-5 the name of a file', () => {
  test.each([
    ['cat.png', 'image/png', 'cat.png'],
    ['CAT.PNG', 'image/png', 'CAT.png'],
    ['cat.png', 'application/octet-stream', 'cat.png.bin'],
    ['page.html', 'application/octet-stream', 'page.html'],
    ['cat.mp4', 'text/plain', 'cat.mp4.txt'],
    ['cat', 'image/jpeg', 'cat.jpg'],
    ['cat.gif', 'image/jpeg', 'cat.jpg'],
    ['notes.md', 'text/plain', 'notes.md'],
    ['../../etc/passwd', 'text/plain', 'passwd.txt'],
    ['C:\\fakepath\\cat.jpeg', 'image/jpeg', 'cat.jpeg'],
    ['a\u202egnp.exe', 'application/octet-stream', 'agnp.exe'],
    ['two\nlines \u0000.png', 'image/png', 'twolines .png'],
    ['', 'application/octet-stream', 'file.bin'],
    ['..', 'image/png', 'file.png'],
    ['.htaccess', 'text/plain', 'htaccess.txt'],
    ['eine Katze auf dem Sofa.png', 'image/png', 'eine Katze auf dem Sofa.png'],
  ])('«%s» of %s is «%s»', (wanted, type, name) => {
    expect(fileName(wanted, type)).toBe(name)
  })

  test('is never long', () => {
    expect(fileName(`${'x'.repeat(5000)}.png`, 'image/png')).toHaveLength(104)
  })
})

describe('FILE-5 the address of a file', () => {
  test('says how large a picture is, and how many bytes anything else has', () => {
    const cat = { id, name: 'a (nice) cat.png', width: 800, height: 600, size: 7 }
    expect(filePath(cat)).toBe(`/files/${id}-800x600/a_%28nice%29_cat.png`)
    expect(filePath({ ...cat, name: 'a.pdf', width: 0, height: 0 })).toBe(`/files/${id}-7/a.pdf`)
  })

  test('is read back, wherever it is', () => {
    const path = filePath({ id, name: 'كلب.webp', width: 8, height: 6, size: 7 })
    for (const host of ['', 'http://localhost:7684', 'https://chat.example.org']) {
      const read = { id, name: 'كلب.webp', width: 8, height: 6, type: 'image/webp', size: undefined, path }
      expect(parseFileAddress(host + path)).toEqual(read)
    }
    expect(parseFileAddress(`/files/${id}-12/a.mp4`)).toMatchObject({ type: 'video/mp4', size: 12, width: 0 })
    expect(parseFileAddress(`/files/${id}-12/a.png`)).toMatchObject({ type: undefined, size: 12 })
    expect(parseFileAddress(`/files/${id}-12/a.pdf`)).toMatchObject({ type: undefined, size: 12 })
  })

  test('never looks like another name, whatever somebody has put into it', () => {
    expect(parseFileAddress(`/files/${id}-12/cat%E2%80%AEgpj.exe`)?.name).toBe('catgpj.exe')
    expect(parseFileAddress(`/files/${id}-12/a%00%0d%0ab.exe%E2%81%A9`)?.name).toBe('ab.exe')
    expect(parseFileAddress(`/files/${id}-12/%E2%80%AE`)).toBeUndefined()
  })

  test.each([
    `/files/${id}/a.png`,
    `/files/${id}-8x6/a.pdf`,
    `/files/${id}-8x6/a.mp4`,
    `/files/${id}-0x6/a.png`,
    `/files/${id}-8x6/`,
    `/files/${id}-8x6/%ff.png`,
    `/files/${id}-8x6/a/b.png`,
    `/files/${id}-8x6/a.png?x`,
    `/files/${id.toUpperCase()}-8x6/a.png`,
    `http://evil.example/x/files/${id}-8x6/a.png`,
    `javascript:/files/${id}-8x6/a.png`,
  ])('is not «%s»', (address) => {
    expect(parseFileAddress(address)).toBeUndefined()
  })

  test.each([
    ['', 'cat.png', 'cat'],
    ['a cat on a sofa', 'a_cat_on_a_sofa.png', 'a cat on a sofa'],
    ['e.g. this/that?', 'e.g._this_that%3F.png', 'e.g. this that?'],
  ])('may say what there is to see: «%s»', (description, name, read) => {
    const address = describedAs(`http://a.example/files/${id}-8x6/cat.png`, description)
    expect(address).toBe(`http://a.example/files/${id}-8x6/${name}`)
    const parsed = parseFileAddress(address)
    expect([parsed?.type, nameInWords(parsed?.name ?? '')]).toEqual(['image/png', read])
  })

  test('whatever somebody calls it, it is read back, names its file, has no space and is short', () => {
    const types = ['text/plain', 'application/octet-stream', ...Object.keys(SHOWN)]
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), fc.constantFrom(...types), (wanted, type) => {
        const name = fileName(wanted, type)
        const isPicture = type.startsWith('image/')
        const path = filePath({ id, name, width: isPicture ? 3 : 0, height: isPicture ? 4 : 0, size: 5 })
        expect(path).toMatch(/^[A-Za-z0-9/._%-]{1,210}$/)
        expect(filesNamedIn(`look at http://a.example${path}, all`)).toEqual([id])
        expect(parseFileAddress(path)?.type).toBe(Object.hasOwn(SHOWN, type) ? type : undefined)
      }),
    )
  })
})
