/** Small pictures, drawn with lines in the colour of the text around them. Their buttons say in words what they do. */
const PATHS = {
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6L6 18',
  search: 'M11 4a7 7 0 1 0 0 14a7 7 0 0 0 0-14zM16 16l4.5 4.5',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7a3.5 3.5 0 0 0 0 7zM2.5 20c.5-4 3-6 6.500-6s6 2 6.500 6M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14.500c2 .8 3.200 2.800 3.500 5.500',
  light:
    'M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8zM12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M18.700 5.300l-1.400 1.400M6.700 17.300l-1.400 1.400',
  dark: 'M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500z',
  system: 'M4 5h16v11H4zM9 20h6M12 16v4',
  comfortable: 'M4 6h16M4 12h16M4 18h10',
  compact: 'M4 5h16M4 9h16M4 13h16M4 17h16M4 21h10',
  reply: 'M10 6L4 11.500L10 17M4.500 11.500H14c4 0 6 2.500 6 7',
  react:
    'M12 3.500a8.500 8.500 0 1 0 0 17a8.500 8.500 0 0 0 0-17zM8.500 14c1.800 2.700 5.200 2.700 7 0M9 9.500v.5M15 9.500v.5',
  edit: 'M4 20l1-4.500L16.500 4l3.500 3.500L8.500 19zM14 6.500l3.500 3.500',
  redact: 'M4.500 7h15M9.500 7V4.500h5V7M6.500 7l1 13h9l1-13M10.500 11v5.500M13.500 11v5.500',
  pin: 'M9 3.500h6l-.8 6l3.300 3.500v1.500h-11V13l3.300-3.500zM12 14.500V21',
  send: 'M4.500 12L20 4.500L15 20l-3.200-6.500z',
  down: 'M12 5v14M6 13l6 6l6-6',
  plus: 'M12 5v14M5 12h14',
  go: 'M5 12h14M13 6l6 6l-6 6',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
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
}) {
  return (
    <button
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
