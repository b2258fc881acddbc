import { useSubmit } from '@remix-run/react'
import { type DragEvent, useState } from 'react'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { Card } from '../ui/card.tsx'
import { cx } from '../ui/cx.ts'
import { useLookAgain } from '../ui/use-look-again.ts'
import { PhotoCard } from './photo-card.tsx'
import type { PhotosView } from './photos-view.ts'

/** Drag and drop: a photo that is dropped on another takes its place. Buttons do the same without it. */
function useDragging(path: string) {
  const submit = useSubmit()
  const [dragged, setDragged] = useState<number | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const end = () => {
    setDragged(null)
    setOver(null)
  }
  const partsOf = (id: number, number: number) => ({
    onDragStart: (event: DragEvent) => {
      // Text that is dragged between fields is none of this.
      if (!(event.target instanceof HTMLImageElement)) return
      event.dataTransfer.effectAllowed = 'move'
      setDragged(id)
    },
    onDragOver: (event: DragEvent) => {
      if (dragged === null) return
      event.preventDefault()
      setOver(id)
    },
    onDragEnd: end,
    onDrop: (event: DragEvent) => {
      if (dragged === null) return
      event.preventDefault()
      if (dragged !== id)
        submit({ photo: dragged, move: number }, { method: 'post', action: path, preventScrollReset: true })
      end()
    },
  })
  return { partsOf, over: over === dragged ? null : over }
}

/** All photos of a property in their order. */
export function PhotoGrid({ view }: { view: PhotosView }) {
  const t = useT('photos')
  const href = useHref()
  const { photos, path } = view
  const isAnyWaiting = photos.some(({ state }) => state === 'waiting')
  useLookAgain(isAnyWaiting)
  const { partsOf, over } = useDragging(href(path))
  if (photos.length === 0) return <p>{t('none')}</p>
  return (
    <>
      {photos.length > 1 ? <p className="mb-3 text-sm text-ink-soft max-md:hidden">{t('drag')}</p> : null}
      {isAnyWaiting ? (
        <p className="mb-3">
          <LocaleLink to={path} className="link">
            {t('waitingPlain')}
          </LocaleLink>
        </p>
      ) : null}
      <ol className="grid gap-4">
        {photos.map((photo, i) => (
          <li key={photo.id} {...partsOf(photo.id, i + 1)} aria-label={t('number', { number: i + 1 })}>
            <Card className={cx(over === photo.id && 'outline-3 outline-key-900')}>
              <PhotoCard
                view={view}
                photo={photo}
                place={{ number: i + 1, isFirst: i === 0, isLast: i === photos.length - 1 }}
              />
            </Card>
          </li>
        ))}
      </ol>
    </>
  )
}
