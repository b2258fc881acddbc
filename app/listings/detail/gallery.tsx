import { useT } from '../../lib/i18n/provider.tsx'
import { cx } from '../../ui/cx.ts'
import type { ListingView } from '../detail-view.ts'
import { DrawingPicture } from './drawing.tsx'

/** Photos, or what can be drawn from the figures where there are none. */
export function Gallery({ view }: { view: ListingView }) {
  const t = useT('listing')
  return (
    <section aria-label={t('gallery')}>
      {view.photos.length > 0 ? <Photos photos={view.photos} /> : <Drawings drawings={view.drawings} />}
    </section>
  )
}

function Photos({ photos }: Pick<ListingView, 'photos'>) {
  return (
    <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3">
      {photos.map(({ src, srcSet, width, height, alt }, i) => (
        <li key={src} className={i === 0 ? 'col-span-full' : ''}>
          <img
            src={src}
            srcSet={srcSet}
            sizes={i === 0 ? '(min-width: 64rem) 44rem, 100vw' : '(min-width: 64rem) 15rem, 50vw'}
            width={width}
            height={height}
            alt={alt}
            loading={i === 0 ? 'eager' : 'lazy'}
            decoding="async"
            className={`w-full rounded-12 bg-paper object-cover ${i === 0 ? 'aspect-[16/10]' : 'aspect-[4/3]'}`}
          />
        </li>
      ))}
    </ul>
  )
}

function Drawings({ drawings }: Pick<ListingView, 'drawings'>) {
  const t = useT('listing')
  const notes = drawings.flatMap(drawing => drawing.notes)
  return (
    <figure>
      <div className={cx('grid gap-2', drawings.length > 1 && 'sm:grid-cols-[440fr_300fr]')}>
        {drawings.map(drawing => (
          <DrawingPicture
            key={drawing.id}
            drawing={drawing}
            className="h-auto max-h-96 w-full rounded-12 bg-[#f4f3ee] max-sm:max-h-72"
          />
        ))}
      </div>
      <figcaption className="mt-1.5 text-sm text-ink-soft">
        {t('drawn')} {notes.length > 0 ? t('drawnNotes', { notes: notes.join(', ') }) : ''}
      </figcaption>
    </figure>
  )
}
