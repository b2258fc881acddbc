import { useEffect, useState } from 'react'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icons.tsx'
import { ListingCard } from './card.tsx'
import type { SearchPage } from './search-page.server.ts'

type Told = { id: string; title: string }

/** The card of the pin that was chosen; a listing of another page of the result is asked of the API by its number. */
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
  const listing = page.found.listings.find(one => one.publicId === id)
  const told = useTold(listing ? null : id)
  const to = `/listings/${id}${back ? `?back=${encodeURIComponent(back)}` : ''}`
  if (!listing && !told) return null
  return (
    <div className="map-card">
      {listing ? (
        <ListingCard listing={listing} to={to} />
      ) : (
        <p className="card p-4">
          <LocaleLink to={to} className="link font-bold">
            {told?.title}
          </LocaleLink>
        </p>
      )}
      <Button size="sm" look="outline" className="map-card-close" aria-label={t('close')} onClick={onClose}>
        <Icon name="close" className="size-4" />
      </Button>
    </div>
  )
}

function useTold(id: string | null): Told | null {
  const locale = useLocale()
  const [told, setTold] = useState<Told | null>(null)
  useEffect(() => {
    setTold(null)
    if (id === null) return
    const stop = new AbortController()
    fetch(`/api/listings/${encodeURIComponent(id)}`, { headers: { 'Accept-Language': locale }, signal: stop.signal })
      .then(answer => (answer.ok ? answer.json() : null))
      .then(feature => feature && setTold({ id, title: feature.properties.title }))
      // A listing that cannot be told of has no card; its pin and its page stay.
      .catch(() => {})
    return () => stop.abort()
  }, [id, locale])
  return told
}
