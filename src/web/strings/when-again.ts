/** When something may be tried again, as it stands in a sentence: `in 12 minutes`. */
export function whenAgain(language: string, seconds: number): string {
  const format = new Intl.RelativeTimeFormat(language)
  if (seconds <= 60) return format.format(Math.max(1, Math.ceil(seconds)), 'second')
  const minutes = Math.ceil(seconds / 60)
  return minutes <= 60 ? format.format(minutes, 'minute') : format.format(Math.ceil(minutes / 60), 'hour')
}
