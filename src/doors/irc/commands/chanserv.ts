/** CHANSERV: ChanServ, which is for registered channels. */
import { CHANSERV } from '../services/chanserv.ts'
import { serviceVerb } from '../services/to-service.ts'

export const chanserv = serviceVerb('CHANSERV', CHANSERV)
