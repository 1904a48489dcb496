/** How src/web becomes dist/web: files whose names change with what is in them, each also as brotli and gzip. */
import { createHash } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build, defineConfig, type Plugin } from 'vite'
import { BROWSERS } from './src/web/browsers.ts'

/** Smaller ones fit into one packet as they are. */
const WORTH_COMPRESSING_BYTES = 1024

const WEB = join(import.meta.dirname, 'src', 'web')
const ICONS = ['192', '512', 'maskable', 'apple'].map((name) => `icons/${name}.png`)

/** The server of `npm run dev`, and what of its addresses is asked there: whole steps of a path, for modules of the page begin alike. */
const ROOM = 'http://localhost:7684'
const OF_SERVER = ['irc', 'session', 'upload', 'files', 'export', 'read', 'readable', 'ways', 'favicon\\.svg']

/** Compresses once, as well as it goes, what the server would otherwise compress at each start. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle).filter((name) => /\.(?:js|css|html|svg|webmanifest)$/.test(name))) {
        const file = join(dir, name)
        const bytes = readFileSync(file)
        if (bytes.length < WORTH_COMPRESSING_BYTES) continue
        const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
        writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }))
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }))
      }
    },
  }
}

/** What makes the page an app, under names that stay. */
function installable(): Plugin {
  return {
    name: 'installable',
    generateBundle() {
      for (const fileName of ['manifest.webmanifest', ...ICONS]) {
        this.emitFile({ type: 'asset', fileName, source: readFileSync(join(WEB, fileName)) })
      }
    },
  }
}

/** What is larger, the names of emoji and the grammars of languages, is kept once it was used: not everybody needs it. */
const MAX_KEPT_AHEAD_BYTES = 100_000

/** Makes `/sw.js`, one script with the names of all files of the build in it. */
function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const names = Object.keys(bundle).filter((name) => name !== 'index.html')
      const page = readFileSync(join(dir, 'index.html'))
      const ahead = names.filter(
        (name) => page.includes(name) || statSync(join(dir, name)).size <= MAX_KEPT_AHEAD_BYTES,
      )
      const version = createHash('sha256').update(names.join()).update(page).digest('hex').slice(0, 16)
      await build({
        configFile: false,
        root: WEB,
        logLevel: 'warn',
        publicDir: false,
        define: {
          BUILT_FILES: JSON.stringify(['/', '/favicon.svg', ...ahead.map((name) => `/${name}`)]),
          BUILT_VERSION: JSON.stringify(version),
        },
        build: {
          outDir: dir,
          emptyOutDir: false,
          target: BROWSERS,
          reportCompressedSize: false,
          lib: {
            entry: join(WEB, 'service-worker', 'service-worker.ts'),
            formats: ['iife'],
            name: 'worker',
            fileName: () => 'sw.js',
          },
        },
        plugins: [compressed()],
      })
    },
  }
}

/** What the page needs before it shows anything, and what languages need of that; found as the bundler goes along. */
const firstLoad = new Set<string>()
const ofLanguages = new Set<string>()

/**
 * Puts the first into one file: a request for each module that others share with it would cost more than it saves. What a language needs
 * stands apart from it: the page waits for its language, so that must not wait for the page.
 */
function inOneFile(): Plugin {
  return {
    name: 'in-one-file',
    buildEnd() {
      const all = [...this.getModuleIds()]
      const reach = (from: readonly string[], into: Set<string>): void => {
        const found = [...from]
        into.clear()
        for (const id of found) {
          if (into.has(id)) continue
          into.add(id)
          found.push(...(this.getModuleInfo(id)?.importedIds ?? []))
        }
      }
      const words = all.filter((id) => id.endsWith('/strings/words.ts'))
      reach(
        all.filter((id) => this.getModuleInfo(id)?.isEntry === true),
        firstLoad,
      )
      reach(
        words.flatMap((id) => this.getModuleInfo(id)?.dynamicallyImportedIds ?? []),
        ofLanguages,
      )
    },
  }
}

export default defineConfig({
  root: WEB,
  base: '/',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: join(import.meta.dirname, 'dist', 'web'),
    emptyOutDir: true,
    // No style and no picture inside of another file: the policy of the page has no room for them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: BROWSERS,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'languages', priority: 2, test: (id) => firstLoad.has(id) && ofLanguages.has(id) },
            { name: 'page', priority: 1, test: (id) => firstLoad.has(id) && !id.endsWith('.css') },
          ],
        },
      },
    },
  },
  // `npm run dev:web`: the page as it is being written, the room of a server that runs beside it.
  server: {
    proxy: { [`^/(?:${OF_SERVER.join('|')})(?:[/?]|$)`]: { target: ROOM, ws: true } },
  },
  plugins: [inOneFile(), installable(), compressed(), serviceWorker()],
})
