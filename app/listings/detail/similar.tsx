import { useT } from '../../lib/i18n/provider.tsx'
import { ChipLink } from '../../ui/chip.tsx'
import { Section } from '../../ui/layout.tsx'
import { ListingCard } from '../card.tsx'
import type { Deal, Kind } from '../model.ts'
import type { ListingSummary } from '../summary.ts'

type Props = { title: string; listings: ListingSummary[]; kind: Kind; deal: Deal }

export function Similar({ title, listings, kind, deal }: Props) {
  const t = useT('listing')
  return (
    <Section
      id="similar"
      title={title}
      className="mt-10"
      action={<ChipLink to={`/listings?kind=${kind}&deal=${deal}`}>{t('similar.all')}</ChipLink>}
    >
      {listings.length === 0 ? (
        <p>{t('similar.none')}</p>
      ) : (
        <ul className="grid gap-4 lg:grid-cols-2">
          {listings.map(listing => (
            <li key={listing.publicId}>
              <ListingCard listing={listing} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
