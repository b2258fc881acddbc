import { useT } from '../lib/i18n/provider.tsx'
import type { OwnFlyer } from './flyer-model.ts'
import { pageSources } from './picture-name.ts'

/**
 * The pages of a flyer that is ready, one under the other, to stand beside a form. Each leads to its large picture, where
 * the browser's own means enlarge it. The words of a page are in no text: they are what is to be typed.
 */
export function FlyerPages({ flyer: { key, pages } }: { flyer: OwnFlyer }) {
  const t = useT('flyers')
  const count = pages.length
  return (
    <>
      <ol className="grid gap-4">
        {pages.map(({ number, width, height, widths }) => {
          const { src, srcSet, large } = pageSources(key, number, widths)
          return (
            <li key={number}>
              <a href={large} target="_blank" rel="noreferrer" className="link block">
                <img
                  src={src}
                  srcSet={srcSet}
                  sizes="(min-width: 64rem) 50vw, 100vw"
                  width={width}
                  height={height}
                  alt={t('page', { number, count })}
                  loading={number === 1 ? 'eager' : 'lazy'}
                  decoding="async"
                  className="h-auto w-full rounded-8 border border-line bg-white"
                />
                <span className="mt-1 inline-block">{t('enlarge', { number })}</span>
              </a>
            </li>
          )
        })}
      </ol>
      <p className="mt-2 text-sm text-ink-soft">{t('missing')}</p>
    </>
  )
}
