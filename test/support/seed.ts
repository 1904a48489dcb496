/** Random tests play the same in every run, which judges the change and not its luck. SEED=… plays others: `npm run test:random` goes on with new ones. */
import * as fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 7684) })
