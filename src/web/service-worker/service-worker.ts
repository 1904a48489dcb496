/**
 * What runs in the browser beside the page: it keeps the page itself, so that it opens without a network. `vite.config.ts` makes `/sw.js` of it. Other
 * concerns (push) are files of their own here, and are begun below.
 */
import { takePushes } from './push.ts'
import { keepShell } from './shell.ts'

keepShell()
takePushes()
