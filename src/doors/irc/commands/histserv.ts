/** HISTSERV: HistServ, which is for the past of channels. */
import { HISTSERV } from '../services/histserv.ts'
import { serviceVerb } from '../services/to-service.ts'

export const histserv = serviceVerb('HISTSERV', HISTSERV)
