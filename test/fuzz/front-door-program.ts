/** A front door alone in a process, for tests of what a process runs out of. Tells its port, and then its counts when asked. */
import { openTestDoor } from '../support/front-door.ts'
import { NO_LIMITS } from '../../src/net/admission.ts'

const { door, port } = await openTestDoor({ limits: NO_LIMITS })
process.on('message', () => process.send?.({ open: door.counts().open }))
process.send?.({ port })
