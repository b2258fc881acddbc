import { useT } from '../../lib/i18n/provider.tsx'
import { ChipLink } from '../../ui/chip.tsx'
import { Section } from '../../ui/layout.tsx'
import type { AskedWork } from '../../zoning/law/asked.ts'
import { ListingCard } from '../card.tsx'
import { listingPath } from '../card-verdict.ts'
import type { ListingSummary } from '../summary.ts'
import type { CardVerdicts } from '../verdict-views.server.ts'

type Props = {
  title: string
  listings: ListingSummary[]
  /** On the work that is asked about. */
  verdicts?: CardVerdicts
  asked?: AskedWork | null
  allPath?: string
}

export function Similar({ title, listings, verdicts, asked, allPath }: Props) {
  const t = useT('listing')
  const words = useT('listings')
  return (
    <Section
      id="similar"
      title={title}
      className="mt-10"
      action={allPath ? <ChipLink to={allPath}>{t('similar.all')}</ChipLink> : null}
    >
      {listings.length === 0 ? (
        <p>{t('similar.none')}</p>
      ) : (
        <>
          <ul className="grid gap-4 lg:grid-cols-2">
            {listings.map(listing => (
              <li key={listing.publicId}>
                <ListingCard
                  listing={listing}
                  to={listingPath(listing.publicId, asked)}
                  verdict={verdicts?.[listing.publicId]}
                />
              </li>
            ))}
          </ul>
          <p className="mt-3 text-sm text-ink-soft">{words('thumbNote')}</p>
        </>
      )}
    </Section>
  )
}
