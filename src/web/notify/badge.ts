/** How many messages are for the person, at the page's picture in the tab, and at that of the app where it is installed. */

const PICTURE = '/favicon.svg'

let plain: Promise<string> | undefined
let wanted = 0

/** The picture with a dot in its corner, and how many in that; more than nine are many. */
export function badgedSvg(svg: string, count: number): string {
  const [, x = '0', y = '0', width = '32', height = width] = /viewBox="(\S+) (\S+) (\S+) ([^"]+)"/.exec(svg) ?? []
  const radius = Number(width) * 0.3
  const [cx, cy] = [Number(x) + Number(width) - radius, Number(y) + Number(height) - radius]
  const text = count > 9 ? '9+' : String(count)
  const dot =
    `<circle cx="${cx}" cy="${cy}" r="${radius}" fill="#c0392b"/>` +
    `<text x="${cx}" y="${cy}" fill="#fff" font-family="sans-serif" font-weight="700" font-size="${radius * (text.length > 1 ? 1.05 : 1.4)}" ` +
    `text-anchor="middle" dominant-baseline="central">${text}</text>`
  return svg.replace(/<\/svg>\s*$/, `${dot}</svg>`)
}

export async function showBadge(count: number): Promise<void> {
  wanted = count
  const { setAppBadge, clearAppBadge } = navigator as Partial<Pick<Navigator, 'setAppBadge' | 'clearAppBadge'>>
  if (setAppBadge && clearAppBadge) {
    // Only what is installed has a place for it.
    await (count > 0 ? setAppBadge.call(navigator, count) : clearAppBadge.call(navigator)).catch(() => {})
  }
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  if (!link) return
  if (count === 0) {
    link.href = PICTURE
    return
  }
  plain ??= fetch(PICTURE).then((answer) => answer.text())
  try {
    const picture = badgedSvg(await plain, count)
    // It may have become another while the picture came.
    if (wanted === count) link.href = `data:image/svg+xml,${encodeURIComponent(picture)}`
  } catch {
    // Offline, and not kept: the title has the count too.
    plain = undefined
  }
}
