import type { SVGProps } from 'react'

// Line drawings on a 24 grid. Always beside words, so they are hidden from assistive technology.
const paths = {
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'm6 6 12 12M18 6 6 18',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM20 20l-4.9-4.9',
  chevronDown: 'm6 9 6 6 6-6',
  chevronUp: 'm6 15 6-6 6 6',
  chevronRight: 'm9 6 6 6-6 6',
  chevronLeft: 'm15 6-6 6 6 6',
  arrowRight: 'M5 12h14m-6-6 6 6-6 6',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  phone:
    'M6.5 3.5 9 8.2 7.3 10a13 13 0 0 0 6.7 6.7l1.8-1.7 4.7 2.5c0 2-1.5 3-3.2 3C10.2 20.5 3.5 13.8 3.5 6.7c0-1.7 1-3.2 3-3.2Z',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.5M12 7.5v.01',
  warning: 'M12 4 2.8 20h18.4L12 4ZM12 10v5M12 17.5v.01',
  success: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm-4-8.5 2.8 2.8L16 9.5',
  error: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7.5V13M12 16.5v.01',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1 1-1.1 1.8M12 16.5v.01',
  filter: 'M4 6h16M7 12h10M10 18h4',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6v.01M4.5 12v.01M4.5 18v.01',
  map: 'm9 4-6 2.5V20l6-2.5 6 2.5 6-2.5V4l-6 2.5L9 4Zm0 0v13.5m6-11V20',
  layers: 'm12 4 9 5-9 5-9-5 9-5Zm-9 9.5 9 5 9-5',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  target: 'M12 19a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM12 2v5m0 10v5M2 12h5m10 0h5',
  move: 'M12 3v18M3 12h18M9 6l3-3 3 3M9 18l3 3 3-3M6 9l-3 3 3 3M18 9l3 3-3 3',
  pen: 'm4 20 1-4L16 5l3 3L8 19l-4 1Z',
  download: 'M12 4v11m-5-4.5 5 5 5-5M5 20h14',
  feed: 'M5 11a8 8 0 0 1 8 8M5 5a14 14 0 0 1 14 14M6 18.5v.01',
  external: 'M14 4h6v6m0-6-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5',
  printer: 'M7 9V4h10v5M7 17H4v-8h16v8h-3M7 14h10v6H7v-6Z',
  pin: 'M12 21s7-6.3 7-11.5a7 7 0 0 0-14 0C5 14.7 12 21 12 21Zm0-9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  train:
    'M7 4h10a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2ZM5 11h14M8.5 14v.01M15.5 14v.01M8 17l-2 3.5M16 17l2 3.5',
  factory: 'M3 20V11l6 3.5V11l6 3.5V5h5v15H3Zm4-3.5h2m3 0h2',
  site: 'm4 8 8-4 8 4v9l-8 4-8-4V8Zm0 0 8 4m0 0 8-4m-8 4v9',
  room: 'M5 21V4h10v17M3 21h18M15 8h4v13M8.5 12.5v.01',
  zones: 'M4 4h7v9H4V4Zm9 0h7v5h-7V4Zm0 7h7v9h-7v-9Zm-9 4h7v5H4v-5Z',
  calendar: 'M5 6h14v14H5V6Zm0 4.5h14M9 3.5V7m6-3.5V7',
  camera: 'M4 8h4l1.5-2.5h5L16 8h4v11H4V8Zm8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
} as const

export type IconName = keyof typeof paths

/** An inline icon, 1.25em unless sized by class. */
export function Icon({ name, className = 'size-5', ...rest }: { name: IconName } & SVGProps<SVGSVGElement>) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      className={`shrink-0 ${className}`}
      {...rest}
    >
      <path d={paths[name]} />
    </svg>
  )
}
