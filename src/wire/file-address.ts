/**
 * The addresses of files of this server: `/files/ID-800x600/cat.png` for a picture, `/files/ID-12345/report.pdf` with its bytes for everything else. So
 * whoever has the address knows what it is and how much room it takes, before anything is loaded and wherever the address came from.
 */
import { SHOWN, type ShownType } from './media/media-type.ts'

const PATH = /^\/files\/([0-9a-z]{25})-(?:([1-9]\d{0,5})x([1-9]\d{0,5})|(\d{1,15}))\/([^/?#]+)$/
/** Percent-encoded, in an address. */
const MAX_NAME = 150
const MAX_CHARACTERS = 100
/** Of what somebody calls a file. */
const MAX_LOOKED_AT = 1000

export interface FileFacts {
  readonly id: string
  readonly name: string
  /** In pixels; 0 for what is no picture. */
  readonly width: number
  readonly height: number
  /** In bytes. */
  readonly size: number
}

/** The path, percent-encoded. */
export function filePath({ id, name, width, height, size }: FileFacts): string {
  const shape = width > 0 ? `${width}x${height}` : String(size)
  return `/files/${id}-${shape}/${encodedName(name)}`
}

export interface FileAddress {
  readonly id: string
  /** What it is shown as, as its name says; undefined for what is only to be taken away. */
  readonly type: ShownType | undefined
  readonly width: number
  readonly height: number
  /** In bytes; undefined for pictures. */
  readonly size: number | undefined
  readonly name: string
  /** Without the host. */
  readonly path: string
}

/** Reads an address, whole or from its path on; undefined where it is none of a file. Of which host it is, is not looked at. */
export function parseFileAddress(address: string): FileAddress | undefined {
  const path = address.replace(/^https?:\/\/[^/?#]*/i, '')
  const [, id, width, height, size, encoded] = PATH.exec(path) ?? []
  // Whoever says an address may have put another name there than the server gave.
  const name = encoded === undefined ? '' : cleaned(decoded(encoded) ?? '')
  if (id === undefined || name === '') return undefined
  const shown = typeByEnding.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase())
  const isPictureNamed = shown !== undefined && isPicture(shown)
  // What does not end like a picture and says how large it is as one is no address that this server gave.
  if (width !== undefined && !isPictureNamed) return undefined
  const type = width === undefined && isPictureNamed ? undefined : shown
  return {
    id,
    type,
    width: Number(width ?? 0),
    height: Number(height ?? 0),
    size: size === undefined ? undefined : Number(size),
    name,
    path,
  }
}

/** The name that a file gets: the last part of what somebody calls it, without what cannot be seen, with an ending that goes with what it is. */
export function fileName(wanted: string, type: string): string {
  const seen = cleaned(wanted.slice(-MAX_LOOKED_AT).replace(/^.*[/\\]/s, ''))
  const [, base = seen, ending = ''] = /^(.+)\.([\p{L}\p{N}]{1,10})$/u.exec(seen) ?? []
  const fits = endingFor(type, ending.toLowerCase())
  const short = Array.from(base === '' ? 'file' : base)
    .slice(0, MAX_CHARACTERS)
    .join('')
  return fits === '' ? short : `${short}.${fits}`
}

function cleaned(name: string): string {
  return (
    name
      .slice(-MAX_LOOKED_AT)
      .normalize('NFC')
      // Also what turns the direction of writing, by which `gpj.exe` can look like `exe.jpg`.
      .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
      .replace(/\s+/g, ' ')
      .replace(/^[ .]+|[ .]+$/g, '')
  )
}

/** The address with what somebody says that there is to see in the place of its name; as it was where they say nothing. */
export function describedAs(address: string, description: string): string {
  const said = cleaned(description)
  const end = address.lastIndexOf('/')
  const ending = /\.[^./]*$/.exec(address)?.[0] ?? ''
  return said === '' ? address : `${address.slice(0, end)}/${encodedName(`${said.replaceAll('/', ' ')}${ending}`)}`
}

/** What a name says, without its ending. */
export function nameInWords(name: string): string {
  return name.replace(/\.[^.]*$/, '').replaceAll('_', ' ')
}

/** Of what is shown, one of its own; of what is not, none that belongs to something that is. */
function endingFor(type: string, ending: string): string {
  const own: readonly string[] | undefined = Object.hasOwn(SHOWN, type) ? SHOWN[type as ShownType] : undefined
  if (own) return own.includes(ending) ? ending : `${own[0]}`
  if (ending === '') return type === 'text/plain' ? 'txt' : 'bin'
  return typeByEnding.has(ending) ? `${ending}.${type === 'text/plain' ? 'txt' : 'bin'}` : ending
}

const typeByEnding: ReadonlyMap<string, ShownType> = new Map(
  Object.entries(SHOWN).flatMap(([type, endings]) => endings.map((ending) => [ending, type as ShownType] as const)),
)

function isPicture(type: ShownType): boolean {
  return type.startsWith('image/')
}

/** Nothing in it ends a link in a text, and no space does. Cut where it would be long. */
function encodedName(name: string): string {
  const [, base = name, ending = ''] = /^(.*)(\.[^.]*)$/s.exec(name.replaceAll(' ', '_')) ?? []
  const letters = Array.from(base, encoded)
  const end = Array.from(ending, encoded).join('')
  while (letters.join('').length + end.length > MAX_NAME && letters.length > 1) letters.pop()
  return letters.join('') + end
}

function encoded(character: string): string {
  return encodeURIComponent(character).replace(
    /[!'()*~]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function decoded(name: string): string | undefined {
  try {
    return decodeURIComponent(name)
  } catch {
    return undefined
  }
}
