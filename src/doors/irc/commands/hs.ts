/** HS: HistServ, which is for the past of channels, in short. */
import { HISTSERV } from '../services/histserv.ts'
import { serviceVerb } from '../services/to-service.ts'

export const hs = serviceVerb('HS', HISTSERV)
