/** What random intents are about: few people and few channels, so that they meet. */
import fc from 'fast-check'

export const account = fc.constantFrom('alice', 'Alice', 'bob', 'carol', 'constructor', 'nobody')
/** Nearly always made good by `conversation`. */
export const proof = fc.record({
  name: account,
  createdAt: fc.constant(0),
  generation: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(99) }),
})
export const nick = fc.constantFrom(
  'alice',
  'Bob',
  'bob',
  'carol',
  '陳',
  'Ärger',
  'ärger',
  'no good',
  '',
  'x'.repeat(99),
)
export const channel = fc.constantFrom('#lobby', '#tea', '#Tea', '#茶', '#', 'tea', '#a,b', '#full')
export const text = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom('', 'x'.repeat(5000), 'a\nb', 'é'.repeat(2048)),
)
