/** The settings of images and files that people send. */
import { byteSize } from './byte-size.ts'
import { yesOrNo } from './kinds.ts'
import type { Setting } from './setting.ts'

export const UPLOAD_SETTINGS = {
  'uploads.enabled': {
    kind: yesOrNo,
    fallback: true,
    live: true,
    about: 'whether people may send images and files; those that are there stay',
  },
  'uploads.max-size': {
    kind: byteSize,
    fallback: '25 MB',
    live: true,
    about: 'how large one file may be',
  },
  'uploads.total': {
    kind: byteSize,
    fallback: '5 GB',
    live: true,
    about: 'how much room all files may take, in the data folder',
  },
  'uploads.per-hour': {
    kind: byteSize,
    fallback: '250 MB',
    live: true,
    about: 'how much one person may send within an hour: an account, or an address for those without one',
  },
} as const satisfies Readonly<Record<string, Setting<unknown>>>
