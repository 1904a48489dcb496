import { expect, it } from 'vitest'
import { de } from '../../strings/de/index.ts'
import { troubleWith, troubleWithFail } from './trouble.ts'

it('ACCOUNT-13 whoever tries too often on the page reads when they can try again', () => {
  expect(troubleWith({ why: 'throttled', seconds: 2 })).toBe('Too many tries. Try again in 2 seconds.')
  const fail = ['VERIFY', 'TEMPORARILY_UNAVAILABLE', 'bob', '61', 'Too many tries; try again in 2 minutes']
  expect(troubleWithFail(fail)).toBe('Too many tries. Try again in 2 minutes.')
  expect(troubleWithFail(['REGISTER', 'TEMPORARILY_UNAVAILABLE', 'bob', '7200', 'Too many'])).toBe(
    'Many accounts were made here just now. Try again in 2 hours.',
  )
  expect(de.account.throttled(720)).toBe('Zu viele Versuche. Versuch es in 12 Minuten noch einmal.')
})

it('what fails for another reason is told as that', () => {
  expect(troubleWithFail(['REGISTER', 'TEMPORARILY_UNAVAILABLE', 'bob', 'Only operators'])).toBe(
    'That did not work. Try again later.',
  )
  expect(troubleWithFail(['REGISTER', 'ACCOUNT_EXISTS', 'bob', 'It is there'])).toBe(
    'That name has an account already.',
  )
  expect(troubleWithFail(undefined)).toBe('That did not work. Try again later.')
})
