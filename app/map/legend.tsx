import { useLocale, useT } from '../lib/i18n/provider.tsx'
import type { MapLayer, PinSign, ZoneStyle } from './model.ts'
import { PIN_OUTLINES, PINS, type PinStyle } from './pins.ts'

function PinSwatch({ pin, isUnsure = false }: { pin: PinStyle; isUnsure?: boolean }) {
  const locale = useLocale()
  const letter = locale === 'ja' ? pin.letterJa : pin.letterEn
  return (
    <svg viewBox="0 0 26 26" className="size-7 shrink-0" aria-hidden="true" focusable="false">
      <g transform="translate(1 1)">
        <path d={PIN_OUTLINES[pin.shape]} fill={pin.colour} stroke="#fff" strokeWidth="2" />
        <text
          x="12"
          y={pin.shape === 'house' ? 18 : 16.5}
          textAnchor="middle"
          fontSize={letter.length > 1 ? 9.5 : 12}
          fontWeight="700"
          fill="#fff"
        >
          {letter}
        </text>
        {isUnsure ? (
          <>
            <circle cx="20" cy="4.5" r="5" fill="#ffd43d" stroke="#1a1a1a" />
            <text x="20" y="7.5" textAnchor="middle" fontSize="8" fontWeight="700" fill="#1a1a1a">
              ?
            </text>
          </>
        ) : null}
      </g>
    </svg>
  )
}

/** Lines of a pattern inside the 28 × 18 box of a swatch. */
const PATTERNS: Record<ZoneStyle['pattern'], string> = {
  plain: '',
  dots: 'M5 5h.01M11 9h.01M17 5h.01M23 9h.01M5 13h.01M17 13h.01',
  hatch: 'M-2 12L10 0M-2 18L16 0M4 18L22 0M10 18L28 0M16 18L30 4M22 18L30 10',
  cross: 'M-2 12L10 0M4 18L22 0M16 18L30 4M-2 6L10 18M4 0L22 18M16 0L30 14',
  rows: 'M0 5H28M0 13H28',
}

/** A zone as the map paints it, with its letter. */
export function ZoneSwatch({ zone, className = 'h-5 w-8' }: { zone: ZoneStyle; className?: string }) {
  const isDotted = zone.pattern === 'dots'
  return (
    <svg viewBox="0 0 28 18" className={`${className} shrink-0`} aria-hidden="true" focusable="false">
      <rect width="28" height="18" rx="2" fill={zone.colour} />
      <path
        d={PATTERNS[zone.pattern]}
        stroke="#333"
        strokeOpacity="0.5"
        strokeWidth={isDotted ? 2.4 : 1.1}
        strokeLinecap={isDotted ? 'round' : 'butt'}
      />
      <text
        x="14"
        y="13"
        textAnchor="middle"
        fontSize="10"
        fontWeight="700"
        fill="#1a1a1a"
        stroke="#fff"
        strokeWidth="2.5"
        paintOrder="stroke"
      >
        {zone.letter}
      </text>
    </svg>
  )
}

type LineLook = { colour: string; dash?: string; width?: number; over?: string; overDash?: string }
const LINES: Record<string, LineLook> = {
  jr: { colour: '#4d4d4d', width: 5, over: '#fff', overDash: '6 6' },
  rail: { colour: '#4d4d4d', width: 1.5, over: '#4d4d4d', overDash: '1.2 5' },
  monorail: { colour: '#8a5a2b', width: 2.2, dash: '7 3 1.5 3' },
  motorway: { colour: '#b78a35', width: 6, over: '#f3cf7d' },
  trunk: { colour: '#cda85e', width: 6, over: '#fbe9bd' },
  boundary: { colour: '#6a5a86', width: 2, dash: '8 3 2 3' },
  site: { colour: '#aa00aa', width: 2.5, dash: '6 4' },
  district_plan: { colour: '#5109ad', width: 2, dash: '6 3' },
  fire: { colour: '#ba0000', width: 2, dash: '6 3' },
  hazard: { colour: '#1f6fb2', width: 2, dash: '6 3' },
  other: { colour: '#6e5600', width: 2, dash: '6 3' },
}

function LineSwatch({ name }: { name: string }) {
  const look = LINES[name]!
  const overWidth = name === 'rail' ? 7 : (look.width ?? 2) - 2
  return (
    <svg viewBox="0 0 28 18" className="h-5 w-8 shrink-0" aria-hidden="true" focusable="false">
      <path d="M0 9H28" stroke={look.colour} strokeWidth={look.width} strokeDasharray={look.dash} />
      {look.over ? (
        <path d="M0 9H28" stroke={look.over} strokeWidth={overWidth} strokeDasharray={look.overDash} />
      ) : null}
    </svg>
  )
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <h3 className="mt-3 mb-1 text-sm font-bold">{title}</h3>
      <ul className="grid gap-x-4 gap-y-1 text-sm leading-tight sm:grid-cols-2">{children}</ul>
    </section>
  )
}

const Row = ({ swatch, text }: { swatch: React.ReactNode; text: string }) => (
  <li className="flex min-h-7 items-center gap-2">
    {swatch}
    <span>{text}</span>
  </li>
)

/** Everything the map shows, in words. */
export function Legend({
  zones,
  pinSigns,
  layers,
}: {
  zones: { title: string; rows: readonly ZoneStyle[] }
  pinSigns?: { title: string; rows: readonly PinSign[] } | undefined
  layers: readonly MapLayer[]
}) {
  const t = useT('map')
  const kinds = useT('listings')
  const has = (layer: MapLayer) => layers.includes(layer)
  const pins = PINS.filter(pin => (pin.kind === 'incubation' ? has('incubation') : has('listings')))
  return (
    <>
      {pins.length > 0 || has('sites') ? (
        <Group title={t('legendPins')}>
          {pins.map(pin => (
            <Row
              key={pin.kind}
              swatch={<PinSwatch pin={pin} />}
              text={pin.kind === 'incubation' ? t('pin') : kinds(`kind.${pin.kind}` as 'kind.factory')}
            />
          ))}
          {has('listings') ? (
            <>
              <Row swatch={<PinSwatch pin={PINS[0]!} isUnsure />} text={t('legendUnsure')} />
              <Row
                swatch={
                  <svg viewBox="0 0 26 26" className="size-7 shrink-0" aria-hidden="true" focusable="false">
                    <circle cx="13" cy="13" r="11" fill="#333" stroke="#fff" strokeWidth="2" />
                    <text x="13" y="17.5" textAnchor="middle" fontSize="12" fontWeight="700" fill="#fff">
                      3
                    </text>
                  </svg>
                }
                text={t('legendCluster')}
              />
              <Row
                swatch={
                  <svg viewBox="0 0 26 26" className="size-7 shrink-0" aria-hidden="true" focusable="false">
                    <circle cx="13" cy="13" r="9.5" fill="#fff" stroke="#1a1a1a" strokeWidth="5" />
                    <circle cx="13" cy="13" r="9.5" fill="none" stroke="#ffd43d" strokeWidth="3.4" />
                  </svg>
                }
                text={t('legendFocus')}
              />
            </>
          ) : null}
          {has('sites') ? <Row swatch={<LineSwatch name="site" />} text={t('legendSite')} /> : null}
        </Group>
      ) : null}
      {pinSigns && has('listings') ? (
        <Group title={pinSigns.title}>
          {pinSigns.rows.map(({ sign, name }) => (
            <Row
              key={sign}
              swatch={
                <span aria-hidden="true" className="w-7 shrink-0 text-center font-bold">
                  {sign}
                </span>
              }
              text={name}
            />
          ))}
        </Group>
      ) : null}
      <Group title={zones.title}>
        {zones.rows.map(zone => (
          <Row key={zone.id} swatch={<ZoneSwatch zone={zone} />} text={zone.name} />
        ))}
      </Group>
      {has('overlays') ? (
        <Group title={t('legendOverlays')}>
          {(['district_plan', 'fire', 'hazard', 'other'] as const).map(kind => (
            <Row key={kind} swatch={<LineSwatch name={kind} />} text={t(`overlay.${kind}`)} />
          ))}
        </Group>
      ) : null}
      <Group title={t('legendGround')}>
        {(['jr', 'rail', 'monorail', 'motorway', 'trunk', 'boundary'] as const).map(name => (
          <Row key={name} swatch={<LineSwatch name={name} />} text={t(`ground.${name}`)} />
        ))}
      </Group>
    </>
  )
}
