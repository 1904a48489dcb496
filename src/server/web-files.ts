/** Reads the browser door as it was built, once, when the server starts. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { WebFile, WebFiles } from '../doors/http/web-files.ts'

/** Where the build puts it; the sources that run without being built look for it there too. */
const BUILT = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../dist/web/' : '../web/', import.meta.url))

const ENCODINGS = { '.br': 'br', '.gz': 'gzip' } as const

/** Empty where there is no such folder. */
export function readWebFiles(folder: string = BUILT): WebFiles {
  const files = new Map<string, WebFile>()
  // Sorted, so that a file comes before the same compressed.
  for (const name of namesBelow(folder).toSorted()) {
    const bytes = readFileSync(join(folder, name))
    const ending = name.slice(-3)
    const plain = files.get(name.slice(0, -3))
    if (plain && (ending === '.br' || ending === '.gz')) {
      files.set(name.slice(0, -3), { ...plain, [ENCODINGS[ending]]: bytes })
    } else files.set(name, { bytes })
  }
  return files
}

function namesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length).split(sep).join('/'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
