import { LocaleLink } from '../../lib/i18n/locale-link.tsx'
import { useT } from '../../lib/i18n/provider.tsx'
import { Locator } from '../../map/locator.tsx'
import type { MapMarker } from '../../map/model.ts'
import { StatusBadge, type Tone } from '../../ui/badge.tsx'
import { CardSection } from '../../ui/card.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Dotted } from '../../ui/dotted.tsx'
import type { ItemState } from '../detail.ts'
import type { ReviewPage } from '../review-page.server.ts'

/** Where it is: one picture, or one before and one after where it has moved, of the same land. */
export function Where({ page }: { page: ReviewPage }) {
  const t = useT('review')
  const { before, after } = page.markers
  const { zones, source } = page.zoning
  return (
    <CardSection id="where" title={t('map.title')}>
      <div className={before ? 'grid gap-3' : ''}>
        {before ? <Picture marker={before} beside={after} label={t('map.before')} isCaptioned /> : null}
        {after ? (
          <Picture
            marker={after}
            beside={before}
            label={before ? t('map.after') : t('map.one', { title: page.title })}
            isCaptioned={before !== null}
          />
        ) : (
          <p>{t('map.none')}</p>
        )}
      </div>
      <h3 className="mt-4 font-bold">{t('zoning.title')}</h3>
      {zones.length === 0 ? <p className="text-ink-soft">{t('zoning.none')}</p> : null}
      <ul>
        {zones.map(({ name, coverageRatioPct, floorAreaRatioPct }) => (
          <li key={name}>
            {name}{' '}
            <span className="text-sm text-ink-soft">
              {t('zoning.limits', { coverage: pct(coverageRatioPct), floorArea: pct(floorAreaRatioPct) })}
            </span>
          </li>
        ))}
      </ul>
      {source ? <p className="mt-1 text-sm text-ink-soft">{source}</p> : null}
    </CardSection>
  )
}

const pct = (value: number | null): string => (value === null ? '–' : `${value}%`)

type PictureProps = { marker: MapMarker; beside: MapMarker | null; label: string; isCaptioned: boolean }

function Picture({ marker, beside, label, isCaptioned }: PictureProps) {
  const t = useT('review')
  const isTown = 'precision' in marker && marker.precision === 'town'
  return (
    <figure>
      <Locator {...{ marker, beside, label }} className="h-auto w-full rounded-8 border border-line" />
      {isCaptioned || isTown ? (
        <figcaption className="mt-1 text-sm text-ink-soft">
          <Dotted parts={[isCaptioned ? label : '', isTown ? t('map.town') : '']} />
        </figcaption>
      ) : null}
    </figure>
  )
}

export function Photos({ photos }: { photos: ReviewPage['photos'] }) {
  const t = useT('review')
  return (
    <CardSection id="photos" title={t('photos.title')}>
      {photos.length === 0 ? <p className="text-ink-soft">{t('photos.none')}</p> : null}
      <ul className="grid grid-cols-2 gap-3">
        {photos.map(({ src, srcSet, width, height, alt, isNew, isPublic }) => (
          <li key={src}>
            <img
              {...{ src, srcSet, width, height }}
              alt={alt || t('photos.alt')}
              sizes="12rem"
              loading="lazy"
              className="h-auto w-full rounded-6"
            />
            <p className="mt-1 flex flex-wrap gap-1.5 text-sm">
              {isNew ? <StatusBadge tone="blue">{t('photos.new')}</StatusBadge> : null}
              {isPublic ? null : <StatusBadge>{t('photos.hidden')}</StatusBadge>}
              {alt || <span className="text-ink-soft">{t('photos.alt')}</span>}
            </p>
          </li>
        ))}
      </ul>
    </CardSection>
  )
}

export function Twins({ twins }: { twins: ReviewPage['twins'] }) {
  const t = useT('review')
  return (
    <CardSection id="twins" title={t('twins.title')}>
      {twins.length === 0 ? <p className="text-ink-soft">{t('twins.none')}</p> : null}
      <ul className="grid gap-2">
        {twins.map(({ publicId, title, status, metres }) => (
          <li key={publicId}>
            <LocaleLink to={`/staff/listings/${publicId}/standing`} className="link">
              {title}
            </LocaleLink>
            <span className="block text-sm text-ink-soft">
              <Dotted
                parts={[
                  publicId,
                  t(`standing.status.${status as 'live'}`),
                  metres === null ? t('twins.address') : t('twins.near', { metres }),
                ]}
              />
            </span>
          </li>
        ))}
      </ul>
    </CardSection>
  )
}

const TONES: Record<ItemState, Tone> = { met: 'green', missing: 'orange', notApplicable: 'gray', unknown: 'yellow' }
const isOpen = (state: ItemState) => state === 'missing' || state === 'unknown'

/** The listing standards: what is open first, the rest on demand. */
export function StandardsOf({ checklist }: { checklist: ReviewPage['checklist'] }) {
  const t = useT('review')
  const due = checklist.filter(({ state }) => state !== 'notApplicable')
  const open = due.filter(({ state }) => isOpen(state))
  return (
    <CardSection id="standards" title={t('standards.title')}>
      <p className="font-bold">{t('standards.met', { met: due.length - open.length, total: due.length })}</p>
      <Items items={open} />
      <Disclosure summary={t('standards.all')}>
        <Items items={checklist.filter(({ state }) => !isOpen(state))} />
      </Disclosure>
    </CardSection>
  )
}

function Items({ items }: { items: ReviewPage['checklist'] }) {
  const t = useT('review')
  return (
    <ul>
      {items.map(({ id, label, state, severity }) => (
        <li key={id} className="flex items-start gap-3 border-b border-line py-1.5">
          <StatusBadge tone={TONES[state]} className="w-20 shrink-0 justify-center">
            {t(`state.${state}`)}
          </StatusBadge>
          <span>
            {label} <span className="text-sm text-ink-soft">{t(`standards.${severity}`)}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
