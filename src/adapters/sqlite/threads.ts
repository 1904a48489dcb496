/** Where the programs of the log's threads are. */

/** Beside this file, and as it is itself: TypeScript in development, JavaScript where it is built. */
export function threadFile(name: string): URL {
  return new URL(`./${name}-thread.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url)
}
