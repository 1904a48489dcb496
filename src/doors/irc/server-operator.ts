/** Whether somebody shows as a server operator or as a bot: nobody does where the chat does not know such modes. */
import type { User } from '../../chat/user.ts'

/** https://modern.ircdocs.horse/#oper-user-mode */
export function isServerOperator({ modes }: User): boolean {
  return (modes as ReadonlySet<string>).has('o')
}

/** https://ircv3.net/specs/extensions/bot-mode */
export function isBot({ modes }: User): boolean {
  return (modes as ReadonlySet<string>).has('B')
}
