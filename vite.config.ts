/** How src/web becomes dist/web: files whose names change with what is in them, each also as brotli and gzip. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

/** Smaller ones fit into one packet as they are. */
const WORTH_COMPRESSING_BYTES = 1024

/** The server of `npm run dev`. */
const ROOM = 'http://localhost:7684'

/** Compresses once, as well as it goes, what the server would otherwise compress at each start. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle).filter((name) => /\.(?:js|css|html|svg)$/.test(name))) {
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

export default defineConfig({
  root: join(import.meta.dirname, 'src', 'web'),
  base: '/',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: {
    // virtua is written for React, which Preact stands in for.
    alias: [
      { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
      { find: /^react(?:-dom)?$/, replacement: 'preact/compat' },
    ],
  },
  build: {
    outDir: join(import.meta.dirname, 'dist', 'web'),
    emptyOutDir: true,
    // No style and no picture inside of another file: the policy of the page has no room for them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'baseline-widely-available',
    reportCompressedSize: false,
    rolldownOptions: {
      onLog(level, log, tell) {
        // "use client" at the top of virtua is for servers that render React.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') tell(level, log)
      },
    },
  },
  // `npm run dev:web`: the page as it is being written, the room of a server that runs beside it.
  server: {
    proxy: Object.fromEntries(['/irc', '/ways', '/favicon.svg'].map((path) => [path, { target: ROOM, ws: true }])),
  },
  plugins: [compressed()],
})
