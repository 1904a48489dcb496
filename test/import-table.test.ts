/** Who may import whom (ARCHITECTURE.md has the same table for people), and what every source file looks like. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { codeIn, importsIn } from './support/source-text.ts'

interface Rule {
  /** Folders below src that this one may import besides itself; `*` for all. */
  readonly folders: readonly string[] | '*'
  /** Whether it may import Node's own modules. */
  readonly node: boolean
  /** Packages that it may import. A library that is known to one folder can be exchanged there. */
  readonly packages: readonly string[]
}

const TABLE: Readonly<Record<string, Rule>> = {
  text: { folders: [], node: false, packages: [] },
  chat: { folders: ['text'], node: false, packages: [] },
  wire: { folders: [], node: false, packages: [] },
  ports: { folders: ['chat'], node: false, packages: [] },
  hub: { folders: ['text', 'chat', 'ports'], node: true, packages: [] },
  // What the doors share stands in doors/ itself, and knows none of them.
  doors: { folders: ['text', 'chat', 'ports', 'hub', 'wire'], node: true, packages: [] },
  'doors/*': { folders: ['doors', 'text', 'chat', 'ports', 'hub', 'wire'], node: true, packages: [] },
  net: { folders: ['ports', 'wire'], node: true, packages: ['ws'] },
  'adapters/*': { folders: ['text', 'chat', 'ports'], node: true, packages: ['@mongodb-js/saslprep', 'nodemailer'] },
  client: { folders: ['text', 'wire'], node: true, packages: [] },
  tui: { folders: ['client', 'text', 'wire'], node: true, packages: ['string-width'] },
  web: {
    folders: ['client', 'text', 'wire'],
    node: false,
    packages: ['preact', '@preact/signals', 'emojibase-data', 'lowlight', 'uqr'],
  },
  server: { folders: '*', node: true, packages: ['pino', 'pino-pretty', 'smol-toml', 'uqr'] },
  cli: { folders: '*', node: true, packages: ['commander'] },
}

/** Imports that the table forbids and that stay, each with its reason. */
const DEVIATIONS: readonly { readonly file: string; readonly imports: string; readonly reason: string }[] = []

/** Folders that nobody but these imports. */
const ONLY_FOR: Readonly<Record<string, readonly string[]>> = { server: ['cli'], cli: [], tui: ['cli', 'server'] }

/** What the world outside looks like from code that must be the same everywhere. */
const IMPURE =
  /(?<![.\w$'])(?:process|Buffer|setTimeout|setInterval|setImmediate|queueMicrotask|performance|crypto|console|fetch|require|globalThis)(?=\s*[.(])|\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(|\bMath\.random\b/g

const MAX_LINES = 300

const src = fileURLToPath(new URL('../src', import.meta.url))

interface Source {
  /** Relative to src, with `/`. */
  readonly file: string
  readonly folder: string
  readonly text: string
}

const sources: readonly Source[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.split(sep).join('/'))
  .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
  .map((file) => ({ file, folder: folderOf(file), text: readFileSync(join(src, file), 'utf8') }))

/** `doors/irc/client.ts` is in `doors/irc`, `doors/shared.ts` in `doors`, `chat/intents/say.ts` in `chat`. */
function folderOf(file: string): string {
  const parts = file.split('/')
  const isGrouped = parts[0] === 'doors' || parts[0] === 'adapters'
  return parts.slice(0, isGrouped && parts.length > 2 ? 2 : 1).join('/')
}

function ruleFor(folder: string): Rule | undefined {
  return TABLE[folder] ?? TABLE[`${folder.split('/')[0]}/*`]
}

/** What is wrong with an import; undefined where it may be. */
function objection({ file, folder }: Source, specifier: string): string | undefined {
  const rule = ruleFor(folder)
  if (rule === undefined) return `src/${folder} is not in the table`
  if (specifier.startsWith('node:')) return rule.node ? undefined : `${folder} knows nothing of Node`
  if (!specifier.startsWith('.')) {
    const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
    return rule.packages.includes(name) ? undefined : `${name} is not a package of ${folder}`
  }
  const target = relative(src, join(src, dirname(file), specifier))
    .split(sep)
    .join('/')
  if (target === '../package.json') return undefined
  if (target.startsWith('../')) return 'it is outside of src'
  const other = folderOf(target)
  if (other === folder) return undefined
  if (ONLY_FOR[other]?.includes(folder) === false) return `nobody imports ${other}`
  return rule.folders === '*' || rule.folders.includes(other) ? undefined : `${folder} may not import ${other}`
}

const deviates = (file: string, specifier: string) =>
  DEVIATIONS.some((deviation) => deviation.file === file && deviation.imports === specifier)

describe('the import table', () => {
  it('holds for every source', () => {
    const found = sources.flatMap((source) =>
      importsIn(source.text)
        .filter((specifier) => !deviates(source.file, specifier))
        .map((specifier) => ({ source: source.file, specifier, why: objection(source, specifier) }))
        .filter(({ why }) => why !== undefined),
    )
    expect(found).toEqual([])
  })

  it('has no deviation that nobody needs', () => {
    const unneeded = DEVIATIONS.filter(({ file, imports }) => {
      const source = sources.find((source) => source.file === file)
      return !source || !importsIn(source.text).includes(imports) || objection(source, imports) === undefined
    })
    expect(unneeded).toEqual([])
  })

  it('leaves no import unseen: none is computed, and none is a require', () => {
    const found = sources.filter(
      ({ text }) => /\bimport\s*\(\s*[^\s)]/.test(codeIn(text)) || /\bcreateRequire\b/.test(codeIn(text)),
    )
    expect(found.map(({ file }) => file)).toEqual([])
  })

  it('is the one that ARCHITECTURE.md shows', () => {
    const page = readFileSync(join(src, '..', 'ARCHITECTURE.md'), 'utf8')
    const rows = Array.from(page.matchAll(/^\| (\w[\w/, ]*?) \| ([^|]+?) \|/gm), ([, folders = '', may = '']) => ({
      folders: folders.split(', ').map((folder) => folder.replace(/\/x$/, '/*')),
      may,
    }))
    for (const [folder, { folders }] of Object.entries(TABLE)) {
      if (folder === 'doors') continue
      const row = rows.find((row) => row.folders.includes(folder))
      const named = row?.may.match(/\b(?:text|chat|ports|hub|wire|client|everything)\b/g) ?? []
      expect({ folder, named: named.toSorted() }).toEqual({
        folder,
        named: folders === '*' ? ['everything'] : folders.filter((name) => name !== 'doors').toSorted(),
      })
    }
  })

  it('lets nothing of Node into what a browser gets', () => {
    const reached = new Set<string>()
    const found: { file: string; specifier: string }[] = []
    const visit = (file: string): void => {
      if (reached.has(file)) return
      reached.add(file)
      for (const specifier of importsIn(sources.find((source) => source.file === file)?.text ?? '')) {
        if (specifier.startsWith('node:')) found.push({ file, specifier })
        if (specifier.startsWith('.')) visit(join(dirname(file), specifier).split(sep).join('/'))
      }
    }
    visit('web/main.tsx')
    expect(found).toEqual([])
    expect(reached).toContain('client/client.ts')
  })

  it.each(['text', 'chat', 'wire'])('keeps the clock, chance and the process out of %s', (folder) => {
    const found = sources
      .filter((source) => source.folder === folder)
      .flatMap(({ file, text }) => (codeIn(text).match(IMPURE) ?? []).map((word) => ({ file, word })))
    expect(found).toEqual([])
  })
})

describe('every source', () => {
  it('begins with what it is for', () => {
    expect(sources.filter(({ text }) => !/^(?:#!.*\n)?\/\*\*/.test(text)).map(({ file }) => file)).toEqual([])
  })

  it(`has at most ${MAX_LINES} lines`, () => {
    const long = sources.filter(({ text }) => text.split('\n').length - 1 > MAX_LINES)
    expect(long.map(({ file }) => file)).toEqual([])
  })

  it('imports files that are there', () => {
    const missing = sources.flatMap(({ file, text }) =>
      importsIn(text)
        .filter((specifier) => specifier.startsWith('.') && !existsSync(join(src, dirname(file), specifier)))
        .map((specifier) => ({ file, specifier })),
    )
    expect(missing).toEqual([])
  })
})
