import type { ReactNode } from 'react'
import type { Frame } from '../../auth/frame.server.ts'
import { WorkspacePage } from '../../auth/workspace-page.tsx'
import { LocaleLink } from '../../lib/i18n/locale-link.tsx'
import { useT } from '../../lib/i18n/provider.tsx'
import { NotificationBanner } from '../../ui/banner.tsx'
import { Told } from '../../ui/told.tsx'
import { SECTIONS } from './sections.ts'

type Props = {
  frame: Frame
  base: string
  publicId: string
  title: string
  current: (typeof SECTIONS)[number] | 'photos' | 'flyer'
  /** What was done a moment ago, in words. */
  told?: string | null
  /** Beside the form on wide screens, such as the pages of a flyer that is typed from; else the other sections. */
  aside?: ReactNode
  children: ReactNode
}

/** The page of one part of a listing, with the others beside it. */
export function SectionPage({ frame, base, publicId, title, current, told, aside, children }: Props) {
  const t = useT('editor')
  const path = `${base}/${publicId}`
  return (
    <WorkspacePage
      frame={frame}
      title={t(`section.${current}`)}
      lead={<Told>{title}</Told>}
      trail={[{ label: t('list'), to: base }, { label: publicId, to: path }, { label: t(`section.${current}`) }]}
    >
      {told ? <NotificationBanner tone="success" title={told} role="status" className="mb-6" /> : null}
      <div className="grid gap-8 lg:grid-cols-[minmax(0,48rem)_minmax(18rem,1fr)]">
        <div className="min-w-0">{children}</div>
        <aside className="grid content-start gap-6">
          {aside}
          <nav aria-label={t('hub.tasks')} className="card p-4">
            <ul>
              {[...SECTIONS, 'photos' as const, 'flyer' as const].map(section => (
                <li key={section}>
                  <LocaleLink
                    to={`${path}/${section}`}
                    aria-current={section === current ? 'page' : undefined}
                    className="link flex min-h-11 items-center aria-[current]:font-bold aria-[current]:text-ink aria-[current]:no-underline"
                  >
                    {t(`section.${section}`)}
                  </LocaleLink>
                </li>
              ))}
            </ul>
          </nav>
        </aside>
      </div>
    </WorkspacePage>
  )
}
