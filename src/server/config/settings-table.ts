/** Every setting that a server has, once: the file, the options, the variables, their checks and all that is written about them come from these rows. */
import type { Kind } from './kinds.ts'
import { EMAIL_SETTINGS } from './email-settings.ts'
import { HISTORY_SETTINGS } from './history-settings.ts'
import { PEOPLE_SETTINGS } from './people-settings.ts'
import { PUSH_SETTINGS } from './push-settings.ts'
import { SERVER_SETTINGS } from './server-settings.ts'
import type { Setting } from './setting.ts'
import { UPLOAD_SETTINGS } from './upload-settings.ts'

export const SETTINGS = {
  ...SERVER_SETTINGS,
  ...PEOPLE_SETTINGS,
  ...HISTORY_SETTINGS,
  ...PUSH_SETTINGS,
  ...UPLOAD_SETTINGS,
  ...EMAIL_SETTINGS,
}

export type SettingName = keyof typeof SETTINGS

/** The type of a setting's value. */
export type ValueOf<N extends SettingName> = (typeof SETTINGS)[N] extends { readonly kind: Kind<infer T> } ? T : never

/** A row with everything filled in. */
export interface Row {
  readonly name: SettingName
  readonly section: string
  readonly key: string
  readonly option: string | undefined
  readonly variable: string
  readonly kind: Kind<unknown>
  readonly fallback: unknown
  readonly otherwise: string | undefined
  readonly inverted: boolean
  readonly live: boolean
  readonly about: string
  readonly example: string | undefined
}

export const ROWS: readonly Row[] = Object.entries(SETTINGS as Readonly<Record<SettingName, Setting<unknown>>>).map(
  ([name, setting]) => {
    const [section = '', key = ''] = name.split('.')
    const dashed = name.replace('.', '-')
    return {
      name: name as SettingName,
      section: key === '' ? '' : section,
      key: key === '' ? section : key,
      option: setting.option === null ? undefined : (setting.option ?? `--${dashed}`),
      variable: setting.variable ?? `SNUG_${dashed.toUpperCase().replaceAll('-', '_')}`,
      kind: setting.kind,
      fallback: setting.fallback,
      otherwise: setting.otherwise,
      inverted: setting.inverted ?? false,
      live: setting.live,
      about: setting.about,
      example: setting.example,
    }
  },
)

/** What holds where nothing is said, for people. */
export function defaultOf({ kind, fallback, otherwise }: Row): string {
  if (otherwise !== undefined) return otherwise
  if (Array.isArray(fallback) && fallback.length === 0) return 'none'
  return kind.toToml(fallback).replaceAll('"', '')
}
