import { formatDay } from '../../lib/i18n/format.ts'
import { inLocale } from '../../lib/i18n/locale.ts'
import { useLocale, useT } from '../../lib/i18n/provider.tsx'
import { StatusBadge } from '../../ui/badge.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Container } from '../../ui/layout.tsx'
import type { GoneListing } from '../detail.ts'
import { WayBack } from './head.tsx'
import { Similar } from './similar.tsx'

/** A listing that was here: says so, and leads on. */
export function GonePage({ gone, backTo }: { gone: GoneListing; backTo: string | null }) {
  const t = useT('listing')
  const kinds = useT('listings')
  const locale = useLocale()
  const kind = kinds(`kind.${gone.kind}`)
  const values = { town: inLocale(locale, gone, 'town'), kind, day: formatDay(locale, gone.publishedOn) }
  return (
    <Container className="pb-10">
      <WayBack backTo={backTo} title={gone.publicId} />
      <p className="flex flex-wrap items-center gap-3 text-sm">
        <StatusBadge>{t('gone.badge')}</StatusBadge>
        <span className="text-ink-soft">{t('id', { id: gone.publicId })}</span>
      </p>
      <h1 className="text-std-28B-150 mt-2 md:text-std-32B-150">{t('gone.title')}</h1>
      <p className="text-std-18N-160 mt-3 max-w-[40em]">
        {t('gone.text', values)}
        {gone.goneOn ? ` ${t('gone.since', { day: formatDay(locale, gone.goneOn) })}` : ''}
      </p>
      <p className="mt-2 max-w-[40em]">{t('gone.why')}</p>
      <p className="mt-5 flex flex-wrap gap-3">
        <ButtonLink to={`/listings?kind=${gone.kind}`}>{t('gone.search', { kind })}</ButtonLink>
        <ButtonLink to="/listings" look="outline">
          {t('gone.all')}
        </ButtonLink>
      </p>
      <Similar title={t('gone.similar')} listings={gone.similar} />
    </Container>
  )
}
