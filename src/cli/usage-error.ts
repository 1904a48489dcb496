/** Somebody typed what the command does not understand. The message says what is wrong and what is right. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}
