/** Small pictures, drawn with lines in the colour of the text around them. Their buttons say in words what they do. */
import type { RefObject } from 'preact'

const PATHS = {
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6L6 18',
  search: 'M11 4a7 7 0 1 0 0 14a7 7 0 0 0 0-14zM16 16l4.5 4.5',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7a3.5 3.5 0 0 0 0 7zM2.5 20c.5-4 3-6 6.500-6s6 2 6.500 6M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14.500c2 .8 3.200 2.800 3.500 5.500',
  settings:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.500a2.500 2.500 0 1 0 0 5a2.500 2.500 0 0 0 0-5zM9 14.500a2.500 2.500 0 1 0 0 5a2.500 2.500 0 0 0 0-5z',
  bell: 'M6 16.500V11a6 6 0 0 1 12 0v5.500l1.500 1.500h-15zM10 20.500h4',
  muted: 'M6 16.500V11a6 6 0 0 1 9-5.200M18 11v5.500l1.500 1.500H8M10 20.500h4M4 4l16 16',
  reply: 'M10 6L4 11.500L10 17M4.500 11.500H14c4 0 6 2.500 6 7',
  answers: 'M14 6l6 5.500L14 17M19.500 11.500H10c-4 0-6 2.500-6 7',
  react:
    'M12 3.500a8.500 8.500 0 1 0 0 17a8.500 8.500 0 0 0 0-17zM8.500 14c1.800 2.700 5.200 2.700 7 0M9 9.500v.5M15 9.500v.5',
  edit: 'M4 20l1-4.500L16.500 4l3.500 3.500L8.500 19zM14 6.500l3.500 3.500',
  redact: 'M4.500 7h15M9.500 7V4.500h5V7M6.500 7l1 13h9l1-13M10.500 11v5.500M13.500 11v5.500',
  pin: 'M9 3.500h6l-.8 6l3.300 3.500v1.500h-11V13l3.300-3.500zM12 14.500V21',
  send: 'M4.500 12L20 4.500L15 20l-3.200-6.500z',
  down: 'M12 5v14M6 13l6 6l6-6',
  up: 'M12 19V5M6 11l6-6l6 6',
  plus: 'M12 5v14M5 12h14',
  back: 'M9 6L3.500 11.500L9 17M4 11.500H20',
  done: 'M5 12.500l4.500 4.500L19.500 7',
  copy: 'M9 9h10.500v10.500H9zM15 9V4.500H4.500V15H9',
  link: 'M10 14a4 4 0 0 0 5.700 0l3.600-3.600a4 4 0 0 0-5.700-5.700L12 6.300M14 10a4 4 0 0 0-5.700 0l-3.600 3.600a4 4 0 0 0 5.700 5.700L12 17.700',
  attach:
    'M19.500 11.500l-7.800 7.800a4.600 4.600 0 0 1-6.500-6.500l8.300-8.300a3 3 0 0 1 4.300 4.300l-8.200 8.200a1.500 1.500 0 0 1-2.100-2.100l7.500-7.500',
  file: 'M6 3.500h8l4.500 4.500v12.500H6zM14 3.500V8h4.500',
  again: 'M19 12a7 7 0 1 1-2-5M19 3.500V8h-4.500',
  previous: 'M15 5l-7 7l7 7',
  next: 'M9 5l7 7l-7 7',
  more: 'M5.500 11.500h1v1h-1zM11.500 11.500h1v1h-1zM17.500 11.500h1v1h-1z',
  star: 'M12 4l2.400 5l5.600.700l-4.100 3.800l1.100 5.500L12 16.300L7 19l1.100-5.500L4 9.700L9.600 9z',
  leave: 'M14 4h5v16h-5M10 8l-4 4l4 4M6 12h9',
  bot: 'M5 9h14v9H5zM12 5v4M9 13v1M15 13v1',
  about: 'M12 3.500a8.500 8.500 0 1 0 0 17a8.500 8.500 0 0 0 0-17zM12 11v5.500M12 7.500v.500',
  owner: 'M4 8l4 4l4-7l4 7l4-4l-1.500 10h-13z',
  admin: 'M12 3.500l7 2.500v6c0 4-3 7-7 8.500c-4-1.500-7-4.500-7-8.500V6z',
  halfOperator: 'M12 3.500l7 2.500v6c0 4-3 7-7 8.500zM12 3.500l-7 2.500v6',
  voice:
    'M12 4a2.500 2.500 0 0 0-2.500 2.500v5a2.500 2.500 0 0 0 5 0v-5A2.500 2.500 0 0 0 12 4zM6.500 11a5.500 5.500 0 0 0 11 0M12 16.500V20',
  key: 'M7.500 7.500a4.500 4.500 0 1 0 0 9a4.500 4.500 0 0 0 0-9zM11.800 12h8.700M17 12v3M20.500 12v2.500',
} as const

export type IconName = keyof typeof PATHS

/** They point along the text, and turn with it. */
const ALONG: ReadonlySet<IconName> = new Set(['reply', 'answers', 'send', 'back', 'leave', 'previous', 'next'])

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      data-along={ALONG.has(name) || undefined}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}

/** A button that shows only a picture; `label` is its name for everybody. */
export function IconButton(props: {
  readonly icon: IconName
  readonly label: string
  readonly onClick: (event: MouseEvent) => void
  readonly class?: string
  readonly isPressed?: boolean
  readonly isExpanded?: boolean
  readonly at?: RefObject<HTMLButtonElement | null>
}) {
  return (
    <button
      ref={props.at ?? null}
      type="button"
      class={`icon-button ${props.class ?? ''}`}
      aria-label={props.label}
      title={props.label}
      aria-pressed={props.isPressed}
      aria-expanded={props.isExpanded}
      onClick={props.onClick}
    >
      <Icon name={props.icon} />
    </button>
  )
}
