/** The test vectors that IRC parsers share. https://github.com/ircdocs/parser-tests */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** The tests of one file in test/vectors, as they stand there. */
export function readVectors<Test>(name: string): Test[] {
  const file = new URL(`../vectors/${name}.yaml`, import.meta.url)
  return (parse(readFileSync(file, 'utf8')) as { tests: Test[] }).tests
}
