import { useT } from '../../lib/i18n/provider.tsx'
import { ChipLink } from '../../ui/chip.tsx'
import { Section } from '../../ui/layout.tsx'
import { ListingCard } from '../card.tsx'
import type { ListingSummary } from '../summary.ts'

type Props = { title: string; listings: ListingSummary[]; allPath?: string }

export function Similar({ title, listings, allPath }: Props) {
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
                <ListingCard listing={listing} />
              </li>
            ))}
          </ul>
          <p className="mt-3 text-sm text-ink-soft">{words('thumbNote')}</p>
        </>
      )}
    </Section>
  )
}
