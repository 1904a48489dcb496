/** Says at the end which tests failed first and passed when they were run once more: faults that are still to be found, in a test or in Snug. */
import type { Reporter, TestCase } from 'vitest/node'

export default class SecondTry implements Reporter {
  readonly #late: TestCase[] = []

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky) this.#late.push(test)
  }

  onTestRunEnd(): void {
    if (this.#late.length === 0) return
    const told = this.#late.map((test) => {
      const errors = test.result().errors ?? []
      const why = errors.flatMap(({ stack, message }) => (stack ?? message).split('\n'))
      const ours = why.filter((line) => !line.includes('node_modules')).map((line) => line.trim())
      return [`  ${test.module.relativeModuleId} > ${test.fullName}`, ...ours].join('\n    ')
    })
    process.stdout.write(`\nPassed only at the second try, which is a fault to be found:\n${told.join('\n')}\n`)
  }
}
