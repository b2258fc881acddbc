import { useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { pathIn } from '../lib/i18n/locale.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useT } from '../lib/i18n/provider.tsx'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { PageHeader } from '../ui/layout.tsx'
import type { Frame } from './frame.server.ts'

/**
 * A page of a workspace: who is signed in, its menu, then the page. Wider than the public's pages, for tables. `trail`:
 * the way from the desk to here; the last entry is this page.
 */
export function WorkspacePage({
  frame,
  title,
  lead,
  trail = [{ label: title }],
  action,
  children,
}: {
  frame: Frame
  title: string
  lead?: ReactNode
  trail?: { label: ReactNode; to?: string }[]
  /** What can be done here first, at the right of the title. */
  action?: ReactNode
  children: ReactNode
}) {
  const t = useT('workspace')
  const home = `/${frame.workspace}`
  const isDesk = pathIn('ja', useLocation().pathname) === home
  return (
    <div className="mx-auto w-full max-w-[90rem] px-4 pb-10 md:px-6">
      <WorkspaceMenu frame={frame} />
      <Breadcrumb trail={isDesk ? trail : [{ label: t(`name.${frame.workspace}`), to: home }, ...trail]} />
      <div className="flex flex-wrap items-start justify-between gap-x-6">
        <PageHeader title={title} lead={lead} />
        {action ? <div className="mb-6 pt-2">{action}</div> : null}
      </div>
      {children}
    </div>
  )
}

function WorkspaceMenu({ frame }: { frame: Frame }) {
  const t = useT('workspace')
  const pathname = pathIn('ja', useLocation().pathname)
  return (
    <div className="print-hidden mt-3 mb-1 rounded-12 border border-line bg-paper px-3 py-2">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <nav aria-label={t('menu.label')}>
          <ul className="flex flex-wrap gap-1">
            {frame.entries.map(({ path, label }) => (
              <li key={path}>
                <LocaleLink
                  to={path}
                  aria-current={pathname === path ? 'page' : isUnder(pathname, path) ? 'true' : undefined}
                  className="flex min-h-11 items-center rounded-8 px-3 text-ink no-underline hover:bg-white aria-[current]:bg-white aria-[current]:font-bold aria-[current]:text-key-900"
                >
                  {t(`menu.${label}`)}
                </LocaleLink>
              </li>
            ))}
          </ul>
        </nav>
        <p className="text-sm">
          <span className="text-ink-soft">{frame.organisation ?? t('city')} ・ </span>
          <LocaleLink to="/account" className="link inline-flex min-h-11 items-center">
            {frame.name}
          </LocaleLink>
        </p>
      </div>
    </div>
  )
}

/** The desk itself is only the desk; other entries hold what lies below them. */
const isUnder = (pathname: string, path: string) => path.split('/').length > 2 && pathname.startsWith(`${path}/`)
