/** NS: NickServ, which is for accounts, in short. */
import { NICKSERV } from '../services/nickserv.ts'
import { serviceVerb } from '../services/to-service.ts'

export const ns = serviceVerb('NS', NICKSERV)
