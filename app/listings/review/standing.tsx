import { Form } from '@remix-run/react'
import { formatDay } from '../../lib/i18n/format.ts'
import { useLocale, useT } from '../../lib/i18n/provider.tsx'
import { StatusBadge, type Tone } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { DefinitionList } from '../../ui/definition-list.tsx'
import { Field } from '../../ui/field.tsx'
import { Section } from '../../ui/layout.tsx'
import { Table } from '../../ui/table.tsx'
import { Told } from '../../ui/told.tsx'
import type { OfferStatus } from '../model.ts'
import type { Standing } from '../standing.server.ts'
import { LONGEST_REASON } from '../standing.ts'

const TONES: Record<OfferStatus, Tone> = {
  draft: 'gray',
  submitted: 'blue',
  changes_requested: 'orange',
  live: 'green',
  paused: 'yellow',
  applied: 'purple',
  closed: 'gray',
  withdrawn: 'gray',
  expired: 'red',
}

/** What came back: of which offer, what was written, and why it was refused. */
export type ReturnedMove = { offerId: number; reason: string; refusal: 'NotFound' | 'NotAllowed' | 'NoReason' }

/** All offers of a listing with what the city may do, then all that has happened. */
export function StandingOf({ standing, returned }: { standing: Standing; returned: ReturnedMove | null }) {
  const t = useT('review')
  return (
    <div className="grid gap-8">
      <Section id="offers" title={t('standing.offers')}>
        <div className="grid gap-4 lg:grid-cols-2">
          {standing.offers.map(offer => (
            <Offer key={offer.id} offer={offer} returned={returned?.offerId === offer.id ? returned : null} />
          ))}
        </div>
      </Section>
      <Section id="history" title={t('standing.history')}>
        <History events={standing.events} />
      </Section>
    </div>
  )
}

function Offer({ offer, returned }: { offer: Standing['offers'][number]; returned: ReturnedMove | null }) {
  const t = useT('review')
  const c = useT('common')
  const locale = useLocale()
  const how = c(`freshness.how.${offer.method as 'phone'}`)
  return (
    <section className="card p-4 md:p-6">
      <h3 className="mb-2 flex flex-wrap items-center gap-2 font-bold">
        <Told>{offer.organisation}</Told>
        <StatusBadge tone={TONES[offer.status]}>
          {offer.pauseReason ? t(`standing.pause.${offer.pauseReason}`) : t(`standing.status.${offer.status}`)}
        </StatusBadge>
      </h3>
      <DefinitionList
        items={[
          {
            term: t('standing.confirmedOn'),
            value: t('standing.confirmed', { day: formatDay(locale, offer.confirmedOn), how }),
          },
          { term: t('standing.nextUpdateOn'), value: formatDay(locale, offer.nextUpdateOn) },
          { term: t('standing.phone'), value: offer.contactPhone || offer.phone },
        ]}
      />
      <Moves offer={offer} returned={returned} />
    </section>
  )
}

/** One reason, then what can be done from where the offer stands: a plain form. */
export function Moves({ offer, returned }: { offer: Standing['offers'][number]; returned: ReturnedMove | null }) {
  const t = useT('review')
  if (offer.moves.length === 0) return <p className="mt-3 text-ink-soft">{t('standing.noMoves')}</p>
  return (
    <Form method="post" className="mt-4 grid gap-3">
      <input type="hidden" name="intent" value="move" />
      <input type="hidden" name="offer" value={offer.id} />
      <Field
        label={t('standing.reason')}
        hint={t('standing.reasonHint')}
        error={returned ? t(`standing.refused.${returned.refusal}`) : undefined}
      >
        {wiring => (
          <textarea
            name="reason"
            rows={2}
            maxLength={LONGEST_REASON}
            defaultValue={returned?.reason}
            {...wiring}
            className="control"
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        {offer.moves.map(move => (
          <Button key={move} type="submit" name="move" value={move} look="outline" size="sm">
            {t(`standing.move.${move}`)}
          </Button>
        ))}
      </div>
    </Form>
  )
}

function History({ events }: { events: Standing['events'] }) {
  const t = useT('review')
  const c = useT('common')
  const locale = useLocale()
  const name = (event: string) => {
    const told = t(`standing.events.${event as 'other'}`)
    return told.startsWith('standing.') ? t('standing.events.other') : told
  }
  return (
    <Table
      caption={t('standing.historyTable')}
      captionHidden
      isStacked
      head={[t('standing.event'), t('standing.day'), t('standing.who'), t('standing.why')]}
      rows={events.map(({ id, event, happenedOn, organisation, reason, method }) => ({
        key: String(id),
        cells: [
          name(event),
          <span key="day" className="whitespace-nowrap">
            {formatDay(locale, happenedOn)}
          </span>,
          organisation ? <Told key="who">{organisation}</Told> : '–',
          reason ? <Told key="why">{reason}</Told> : method ? c(`freshness.how.${method as 'phone'}`) : '–',
        ],
      }))}
    />
  )
}
