/** Whom the person hides: each is `nick`, or `nick:account` where they were logged in, so that another name does not bring them back. Neither has a colon in it. */

export function isHidden(
  hidden: readonly string[],
  isSame: (a: string, b: string) => boolean,
  nick: string,
  account = '',
): boolean {
  return hidden.some((one) => {
    const [name = '', whose = ''] = one.split(':')
    return isSame(name, nick) || (whose !== '' && account !== '' && isSame(whose, account))
  })
}
