/** NICKSERV: NickServ, which is for accounts. */
import { NICKSERV } from '../services/nickserv.ts'
import { serviceVerb } from '../services/to-service.ts'

export const nickserv = serviceVerb('NICKSERV', NICKSERV)
