import { useEffect, useState } from 'react'
import { useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icons.tsx'
import { ListingCard } from './card.tsx'
import type { SearchPage } from './search-page.server.ts'
import type { ListingSummary } from './summary.ts'

/** The card of the pin that was chosen; a listing of another page of the result is asked for by its number. */
export function SelectedCard({
  id,
  page,
  back,
  onClose,
}: {
  id: string
  page: SearchPage
  back: string
  onClose: () => void
}) {
  const t = useT('common')
  const listed = page.found.listings.find(one => one.publicId === id) ?? null
  const told = useTold(listed ? null : id)
  const listing = listed ?? told
  if (!listing) return null
  return (
    <div className="map-card">
      <ListingCard listing={listing} to={`/listings/${id}${back ? `?back=${encodeURIComponent(back)}` : ''}`} />
      <Button size="sm" look="outline" className="map-card-close" aria-label={t('close')} onClick={onClose}>
        <Icon name="close" className="size-4" />
      </Button>
    </div>
  )
}

function useTold(id: string | null): ListingSummary | null {
  const [told, setTold] = useState<ListingSummary | null>(null)
  useEffect(() => {
    setTold(null)
    if (id === null) return
    const stop = new AbortController()
    fetch(`/listings/${encodeURIComponent(id)}/card`, { signal: stop.signal })
      .then(answer => (answer.ok ? answer.json() : null))
      .then(setTold)
      // A listing that cannot be told of has no card; its pin and its page stay.
      .catch(() => {})
    return () => stop.abort()
  }, [id])
  return told
}
