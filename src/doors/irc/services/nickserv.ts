/** NickServ: accounts, for clients that know neither SASL nor REGISTER. */
import { COMING } from './nickserv-coming.ts'
import { FOR_OPERATORS } from './nickserv-operators.ts'
import { OWN } from './nickserv-own.ts'
import type { Service } from './service.ts'

export const NICKSERV: Service = {
  nick: 'NickServ',
  summary: 'NickServ keeps accounts: with one, your nick is yours',
  rows: [...COMING, ...OWN, ...FOR_OPERATORS],
}
