import { LocaleLink } from '../../lib/i18n/locale-link.tsx'
import { useT } from '../../lib/i18n/provider.tsx'
import { Locator } from '../../map/locator.tsx'
import { StatusBadge, UnknownValue } from '../../ui/badge.tsx'
import { CardSection } from '../../ui/card.tsx'
import { DefinitionList } from '../../ui/definition-list.tsx'
import { Table } from '../../ui/table.tsx'
import { Told } from '../../ui/told.tsx'
import { Decide, type ReturnedDecision } from './decide-form.tsx'
import { STATE_TONES } from './pair-list.tsx'
import type { PairPage } from './pair-page.server.ts'

type Side = PairPage['sides'][number]
type Said = PairPage['differs'][number]['before']

/** Two listings side by side: why they may be one, what they say differently, and what is to be decided. */
export function PairView({ page, returned }: { page: PairPage; returned: ReturnedDecision | null }) {
  const t = useT('duplicates')
  return (
    <div className="grid gap-6">
      <p className="flex flex-wrap items-center gap-3">
        <StatusBadge tone={STATE_TONES[page.state]}>{t(`state.${page.state}`)}</StatusBadge>
        <span>
          {t('probability')} <strong className="tabular-nums">{t('percent', { value: page.percent })}</strong>
        </span>
        <span className="text-sm text-ink-soft">{t('found', { day: page.foundOn })}</span>
      </p>
      <Differences page={page} />
      <div className="grid gap-6 lg:grid-cols-2">
        {page.sides.map((side, i) => (
          <SideCard key={side.id} side={side} name={t(i === 0 ? 'side.a' : 'side.b')} />
        ))}
      </div>
      <Reasons reasons={page.reasons} />
      <Places page={page} />
      <Decide page={page} returned={returned} />
    </div>
  )
}

function Value({ said }: { said: Said }) {
  const t = useT('duplicates')
  if (said.text === undefined) return <UnknownValue>{t('differs.unsaid')}</UnknownValue>
  return said.isQuoted ? <Told>{said.text}</Told> : said.text
}

function Differences({ page: { differs } }: { page: PairPage }) {
  const t = useT('duplicates')
  return (
    <CardSection id="differs" title={t('differs.title', { count: differs.length })}>
      {differs.length === 0 ? (
        <p>{t('differs.none')}</p>
      ) : (
        <Table
          caption={t('differs.table')}
          captionHidden
          isStacked
          head={[t('differs.field'), t('side.a'), t('side.b')]}
          rows={differs.map(({ path, label, before, after }) => ({
            key: path,
            cells: [label, <Value key="a" said={before} />, <Value key="b" said={after} />],
          }))}
        />
      )}
      <p className="mt-3 text-sm text-ink-soft">{t('differs.hint')}</p>
    </CardSection>
  )
}

function SideCard({ side, name }: { side: Side; name: string }) {
  const t = useT('duplicates')
  const id = `side-${side.id}`
  return (
    <CardSection id={id} title={name}>
      <p className="mb-3 font-bold">
        <Told>{side.title}</Told>
      </p>
      <DefinitionList
        items={[
          {
            term: t('side.public'),
            value: (
              <LocaleLink to={`/listings/${side.publicId}`} className="link -my-2.5 inline-flex min-h-11 items-center">
                {side.publicId}
              </LocaleLink>
            ),
          },
          { term: t('side.by'), value: <Told>{side.by}</Told> },
          { term: t('side.status'), value: side.status },
          { term: t('side.money'), value: side.money ?? <UnknownValue /> },
          { term: t('side.firstSeen'), value: side.firstSeen ?? <UnknownValue /> },
          ...(side.into ? [{ term: t('merged.into'), value: side.into }] : []),
        ]}
      />
      <h3 className="mt-4 mb-2 font-bold">{t('photos.title')}</h3>
      <SidePhotos photos={side.photos} />
    </CardSection>
  )
}

function SidePhotos({ photos }: { photos: Side['photos'] }) {
  const t = useT('duplicates')
  if (photos.length === 0) return <p className="text-ink-soft">{t('photos.none')}</p>
  return (
    <ul className="grid grid-cols-2 gap-3">
      {photos.map(({ src, srcSet, width, height, alt, isShared }) => (
        <li key={src} className="grid content-start gap-1">
          <img
            {...{ src, srcSet, width, height }}
            alt={alt || t('photos.alt')}
            sizes="12rem"
            loading="lazy"
            className="h-28 w-full rounded-8 object-cover"
          />
          {isShared ? (
            <span>
              <StatusBadge tone="orange">{t('photos.same')}</StatusBadge>
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** What keeps agreement from counting on, and is no evidence itself. */
const LIMITS = ['shared', 'neighbours']

function Reasons({ reasons }: { reasons: PairPage['reasons'] }) {
  const t = useT('duplicates')
  return (
    <CardSection id="reasons" title={t('reasons.title')}>
      <Table
        caption={t('reasons.table')}
        captionHidden
        className="max-w-[44rem]"
        head={[t('reasons.what'), t('reasons.weight')]}
        rows={reasons.map(({ text, weight, feature }) => ({
          key: text,
          cells: [
            text,
            <span key="weight" className="whitespace-nowrap tabular-nums">
              {t(LIMITS.includes(feature) ? 'reasons.limit' : weight > 0 ? 'reasons.for' : 'reasons.against', {
                value: `${weight > 0 ? '+' : '−'}${Math.abs(weight).toFixed(1)}`,
              })}
            </span>,
          ],
        }))}
      />
      <p className="mt-3 text-sm text-ink-soft">{t('reasons.hint')}</p>
    </CardSection>
  )
}

/** From here on two pins are two on a picture of the town. */
const APART_M = 60

function Places({ page: { markers, metres, sides } }: { page: PairPage }) {
  const t = useT('duplicates')
  const shown = markers?.slice(0, (metres ?? 0) < APART_M ? 1 : 2) ?? []
  return (
    <CardSection id="map" title={t('map.title')}>
      {markers === null || metres === null ? (
        <p>{t('map.none')}</p>
      ) : (
        <p className="mb-3">{t('map.apart', { metres })}</p>
      )}
      <div className="grid gap-4 md:grid-cols-2">
        {shown.map((marker, i) => {
          const label = shown.length === 1 ? t('map.both') : t(i === 0 ? 'map.a' : 'map.b')
          return (
            <figure key={label}>
              <Locator
                {...{ marker, label }}
                beside={markers?.[i === 0 ? 1 : 0] ?? null}
                className="h-auto w-full rounded-8 border border-line"
              />
              <figcaption className="mt-1 text-sm text-ink-soft">
                {label}
                {sides.some(side => side.isTown) ? ` / ${t('map.town')}` : ''}
              </figcaption>
            </figure>
          )
        })}
      </div>
    </CardSection>
  )
}
