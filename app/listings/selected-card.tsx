import { useEffect, useState } from 'react'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icons.tsx'
import { ListingCard } from './card.tsx'
import { type CardVerdict, cardPath, listingPath } from './card-verdict.ts'
import { type Search, writeSearch } from './filter.ts'
import type { SearchPage } from './search-page.server.ts'
import type { ListingSummary } from './summary.ts'

/** The card of the pin that was chosen; a listing of another page of the result is asked for by its number. */
export function SelectedCard({
  id,
  search,
  page,
  onClose,
}: {
  id: string
  search: Search
  page: SearchPage
  onClose: () => void
}) {
  const t = useT('common')
  const { use } = search.filter
  const listed = page.found.listings.find(one => one.publicId === id) ?? null
  const told = useTold(listed ? null : cardPath(id, use))
  const listing = listed ?? told?.listing
  if (!listing) return null
  const verdict = page.verdicts[id] ?? told?.verdict ?? undefined
  return (
    <div className="map-card">
      <ListingCard listing={listing} to={listingPath(id, use, writeSearch(search).toString())} verdict={verdict} />
      <Button size="sm" look="outline" className="map-card-close" aria-label={t('close')} onClick={onClose}>
        <Icon name="close" className="size-4" />
      </Button>
    </div>
  )
}

type Told = { listing: ListingSummary; verdict: CardVerdict | null }

/** What is told of a listing at an address; null while nobody has asked, or where there is nothing. */
function useTold(address: string | null): Told | null {
  const locale = useLocale()
  const [told, setTold] = useState<Told | null>(null)
  useEffect(() => {
    setTold(null)
    if (address === null) return
    const stop = new AbortController()
    fetch(address, { signal: stop.signal, headers: { 'Accept-Language': locale } })
      .then(answer => (answer.ok ? answer.json() : null))
      .then(setTold)
      // A listing that cannot be told of has no card; its pin and its page stay.
      .catch(() => {})
    return () => stop.abort()
  }, [address, locale])
  return told
}
