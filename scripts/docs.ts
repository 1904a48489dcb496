/** Writes the pages that are generated: `npm run docs`. A test fails while one of them is stale. */
import { writeFileSync } from 'node:fs'
import { formatSupportPage } from '../src/doors/irc/support-page.ts'
import { formatExample } from '../src/server/config/show-config.ts'

writeFileSync(new URL('../docs/irc-support.md', import.meta.url), formatSupportPage())
writeFileSync(new URL('../docs/snug.example.toml', import.meta.url), formatExample())
