/** The configuration as TOML: what is in effect, with where it comes from; and the example that names every setting. */
import type { Loaded } from './load-config.ts'
import { ROWS, type Row, defaultOf } from './settings-table.ts'

/** Sections in the order of the table; what has no section stands first, as TOML wants it. */
function bySection(lines: (row: Row) => readonly string[]): string {
  const sections = [...new Set(['', ...ROWS.map(({ section }) => section)])]
  const blocks = sections.map((section) => {
    const body = ROWS.filter((row) => row.section === section).flatMap(lines)
    return [...(section === '' ? [] : [`[${section}]`]), ...body].join('\n')
  })
  return `${blocks.join('\n\n')}\n`
}

/** What is in effect, secrets hidden. */
export function formatConfigInEffect({ values, origins, file }: Loaded): string {
  const lines = bySection((row) => {
    const value: unknown = values[row.name]
    const origin = origins[row.name]
    return value === undefined ? [`# ${row.key} is not set`] : [`${row.key} = ${row.kind.toToml(value)}  # ${origin}`]
  })
  return `# ${file === undefined ? 'No configuration file was found.' : `The configuration file is ${file}`}\n\n${lines}`
}

/** docs/snug.example.toml. Every setting is commented out, so that the file as it stands changes nothing. */
export function formatExample(): string {
  const lines = bySection((row) => [
    '',
    `# ${row.about} (default: ${defaultOf(row)})`,
    `# ${row.kind.allowed}; ${row.option === undefined ? '' : `${row.option}, `}${row.variable}${row.live ? '' : '; needs a restart'}`,
    `#${row.key} = ${row.example ?? row.kind.toToml(row.fallback)}`,
  ])
  return `${HEAD}\n${lines.trimStart()}`
}

const HEAD = `# Every setting of a Snug server. None is needed: what is commented out here has its default.
# Put it into the data folder as snug.toml, or name it with --config FILE or SNUG_CONFIG.
# An option wins over its variable, a variable over this file. Paths are relative to this file.
# SIGHUP (or REHASH) reads it again. Made by npm run docs.
`
