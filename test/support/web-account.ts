/** Accounts in the browser door: how somebody keeps a name from inside, and comes in by its password. */
import type { Locator } from 'playwright-core'
import type { WebPerson } from './web-person.ts'

export const PASSWORD = 'sesame street 9'

/** The button of one’s own menu. */
export function menuOf({ page }: WebPerson): Locator {
  return page.getByRole('button', { name: /: you$/ })
}

export async function choose(person: WebPerson, item: RegExp): Promise<void> {
  await menuOf(person).click()
  await person.page.getByRole('menuitem', { name: item }).click()
}

export async function register(person: WebPerson): Promise<void> {
  await choose(person, /^Keep the name/)
  await person.page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await person.page.keyboard.press('Enter')
  await person.page.getByText('is yours now').waitFor()
  await person.page.getByRole('button', { name: 'Done' }).click()
}

/** At the door, by the password of an account. */
export async function logIn(person: WebPerson): Promise<void> {
  await person.nameBox.fill(person.nick)
  await person.nameBox.press('Enter')
  await person.page.getByText('belongs to an account').waitFor()
  await person.page.getByLabel('Password').fill(PASSWORD)
  await person.page.keyboard.press('Enter')
  await person.isIn()
}
