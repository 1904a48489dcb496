/** The name of a file in a header: RFC 6266, with RFC 8187 for what is not ASCII. */
import { textOf } from './text-of.ts'

/** `inline`: shown where that can be. The name is one that the server made (wire/file-address). */
export function contentDisposition(how: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${how}; filename="${plain}"${plain === name ? '' : `; filename*=UTF-8''${encoded}`}`
}

/** `name=value`, `name="value"` with backslashes; also where the second quotation mark is missing. */
const PARAMETER = /(?:^|;)\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;"]*))/g

/** What somebody calls a file that they send; empty where they do not say. `header`: each byte of it a character. */
export function nameIn(header = ''): string {
  const parameters = new Map<string, string>()
  for (const [, name = '', quoted, bare = ''] of textOf(Buffer.from(header, 'latin1')).matchAll(PARAMETER)) {
    const key = name.toLowerCase()
    if (!parameters.has(key)) parameters.set(key, quoted?.replace(/\\(.)/g, '$1') ?? bare.trim())
  }
  return extended(parameters.get('filename*')) ?? parameters.get('filename') ?? ''
}

/** RFC 8187; undefined for what is not UTF-8. */
function extended(value: string | undefined): string | undefined {
  const [, encoded] = /^utf-8'[^']*'(.+)$/i.exec(value ?? '') ?? []
  try {
    return encoded === undefined ? undefined : decodeURIComponent(encoded)
  } catch {
    return undefined
  }
}
