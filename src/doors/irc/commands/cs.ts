/** CS: ChanServ, which is for registered channels, in short. */
import { CHANSERV } from '../services/chanserv.ts'
import { serviceVerb } from '../services/to-service.ts'

export const cs = serviceVerb('CS', CHANSERV)
