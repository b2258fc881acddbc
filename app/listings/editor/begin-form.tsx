import { Form, useNavigate } from '@remix-run/react'
import { inLocale } from '../../lib/i18n/locale.ts'
import { useHref, useLocale, useT } from '../../lib/i18n/provider.tsx'
import type { Basemap, Credit, LngLat } from '../../map/model.ts'
import { MapPanel } from '../../map/panel.tsx'
import { STEPS, type Step, stepped, writeCoordinates } from '../../places/place-text.ts'
import { NotificationBanner } from '../../ui/banner.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ChoiceChip } from '../../ui/chip.tsx'
import { FieldGroup, TextField } from '../../ui/field.tsx'
import { KeptFields } from '../../ui/kept-fields.tsx'
import { zoneStyles } from '../../zoning/map-styles.ts'
import { PlaceResult } from '../../zoning/place-result.tsx'
import { DEALS, KINDS, TRANSACTION_MODES } from '../model.ts'
import type { BeginChoice, BeginView } from './begin.ts'

type Props = { view: BeginView; basemap: Basemap; credits: Credit[] }

/** The place first; then what kind of property it is. Two plain forms: the one asks, the other begins. */
export function BeginForm({ view, basemap, credits }: Props) {
  const t = useT('editor')
  const href = useHref()
  const { place, look, chosen } = view
  const kept = Object.entries(chosen).filter(([, value]) => value !== '')
  return (
    <div className="grid gap-8 lg:grid-cols-2">
      <div className="grid content-start gap-6">
        <Form
          action={href('/partner/listings/new')}
          preventScrollReset
          className="card bg-paper p-4 md:p-6"
          key={place}
        >
          <KeptFields fields={kept} />
          <TextField
            id="place"
            label={t('begin.place')}
            hint={t('begin.placeHint')}
            name="place"
            defaultValue={place}
            maxLength={120}
            autoComplete="off"
            error={view.placeError}
          />
          <Button type="submit" look={look ? 'outline' : 'solid'} className="mt-4">
            {t('begin.look')}
          </Button>
        </Form>
        {look ? <Rest view={view} /> : null}
      </div>
      <div className="grid content-start gap-4">
        <PlaceMap view={view} basemap={basemap} credits={credits} />
        {look ? <Found view={view} /> : null}
      </div>
    </div>
  )
}

/** The page about another point, with what else was given. */
function pathTo({ place, chosen }: BeginView, [lng, lat]: LngLat): string {
  const query = new URLSearchParams({ place, lng: lng.toFixed(6), lat: lat.toFixed(6) })
  for (const [name, value] of Object.entries(chosen)) if (value !== '') query.set(name, value)
  return `/partner/listings/new?${query}`
}

const STEP_M = 10

function PlaceMap({ view, basemap, credits }: Props) {
  const t = useT('editor')
  const locale = useLocale()
  const href = useHref()
  const navigate = useNavigate()
  const at = view.look?.at ?? null
  const middle = at ?? view.look?.middle
  return (
    <div>
      <p className="mb-2 text-sm text-ink-soft">{t('place.mapHint')}</p>
      <MapPanel
        label={t('place.map')}
        basemap={basemap}
        zones={zoneStyles(locale)}
        credits={credits}
        camera={middle ? { center: middle, zoom: at ? 15.5 : 14.5 } : undefined}
        rows={at ? [{ id: 'place', at, kind: '', label: t('place.map') }] : []}
        selected={at ? 'place' : null}
        onPick={to => navigate(href(pathTo(view, to)), { preventScrollReset: true })}
        cooperativeGestures
        className="h-80 rounded-12 md:h-96"
      />
      {at ? (
        <nav aria-label={t('place.nudge', { metres: STEP_M })} className="mt-3 flex flex-wrap gap-2">
          {(Object.keys(STEPS) as Step[]).map(step => (
            <ButtonLink
              key={step}
              to={pathTo(view, stepped(at, step, STEP_M))}
              look="outline"
              size="sm"
              preventScrollReset
            >
              {t(`place.${step}`)}
            </ButtonLink>
          ))}
        </nav>
      ) : null}
    </div>
  )
}

/** What the portal knows of the place by itself. */
function Found({ view: { look } }: { view: BeginView }) {
  const t = useT('editor')
  const locale = useLocale()
  if (!look) return null
  return (
    <>
      <section className="card p-4" aria-labelledby="found">
        <h2 id="found" className="text-std-18B-160">
          {t('begin.found')}
        </h2>
        <dl className="mt-2 grid grid-cols-[7rem_1fr] gap-y-1">
          <dt className="text-ink-soft">{t('begin.town')}</dt>
          <dd className="font-bold">{inLocale(locale, look.town, 'name')}</dd>
          {look.at ? (
            <>
              <dt className="text-ink-soft">{t('begin.position')}</dt>
              <dd className="tabular-nums">{writeCoordinates(look.at)}</dd>
            </>
          ) : null}
          <dt className="text-ink-soft">{t('begin.stations')}</dt>
          <dd>{look.stations.join(locale === 'ja' ? '、' : ', ')}</dd>
        </dl>
        {look.otherTown ? (
          <p className="mt-2 font-bold text-yellow-1100">
            {t('begin.otherTown', { town: inLocale(locale, look.otherTown, 'name') })}
          </p>
        ) : null}
        {look.facts ? null : <p className="mt-2">{t('begin.townOnly')}</p>}
      </section>
      {look.facts ? <PlaceResult found={{ ...look.facts, kind: 'point', name: null }} verdict={null} /> : null}
    </>
  )
}

function Rest({ view }: { view: BeginView }) {
  const t = useT('editor')
  const kinds = useT('listings')
  const href = useHref()
  const { place, look, chosen, errors } = view
  return (
    <Form method="post" action={href('/partner/listings/new')} className="grid gap-6">
      <h2 className="text-std-24B-150">{t('begin.rest')}</h2>
      <input type="hidden" name="place" value={place} />
      {look?.at ? (
        <>
          <input type="hidden" name="lng" value={look.at[0]} />
          <input type="hidden" name="lat" value={look.at[1]} />
        </>
      ) : null}
      <Chips
        view={view}
        name="kind"
        legend={t('entry.kind')}
        options={KINDS.map(kind => [kind, kinds(`kind.${kind}`)])}
      />
      <Chips
        view={view}
        name="deal"
        legend={t('begin.deal')}
        options={DEALS.map(deal => [deal, kinds(`dealShort.${deal}`)])}
      />
      <Chips
        view={view}
        name="mode"
        legend={t('entry.transactionMode')}
        options={TRANSACTION_MODES.map(mode => [mode, view.modes[mode]])}
      />
      {errors.refusal ? <NotificationBanner tone="error" title={errors.refusal} role="alert" /> : null}
      <p>
        <Button type="submit" size="lg" key={`${chosen.kind}`}>
          {t('begin.submit')}
        </Button>
      </p>
    </Form>
  )
}

type ChipsProps = {
  view: BeginView
  name: BeginChoice
  legend: string
  options: readonly (readonly [value: string, label: string])[]
}

function Chips({ view: { chosen, errors }, name, legend, options }: ChipsProps) {
  return (
    <FieldGroup legend={legend}>
      <div className="flex flex-wrap gap-2">
        {options.map(([value, label]) => (
          <ChoiceChip key={value} name={name} value={value} defaultChecked={chosen[name] === value}>
            {label}
          </ChoiceChip>
        ))}
      </div>
      {errors[name] ? <p className="mt-1 text-sm font-bold text-error-2">{errors[name]}</p> : null}
    </FieldGroup>
  )
}
