import { useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { pathIn } from '../lib/i18n/locale.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useT } from '../lib/i18n/provider.tsx'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { cx } from '../ui/cx.ts'
import { Icon } from '../ui/icons.tsx'
import { PageHeader } from '../ui/layout.tsx'
import { Told } from '../ui/told.tsx'
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

/** On narrow screens the menu waits behind a word that names where one is; open it is as on wide ones. */
function WorkspaceMenu({ frame }: { frame: Frame }) {
  const t = useT('workspace')
  const pathname = pathIn('ja', useLocation().pathname)
  const here = frame.entries.find(({ path }) => currentAt(pathname, path))
  return (
    <div className="print-hidden mt-3 mb-1 flex flex-col gap-x-6 rounded-12 border border-line bg-paper px-3 py-1 lg:flex-row lg:items-start lg:py-2">
      <details key={pathname} className="group lg:hidden">
        <summary className="flex min-h-11 items-center gap-2 font-bold">
          <Icon name="menu" className="size-5 group-open:hidden" />
          <Icon name="close" className="hidden size-5 group-open:block" />
          {here ? t('menu.at', { here: t(`menu.${here.label}`) }) : t('menu.short')}
        </summary>
        <MenuLinks frame={frame} pathname={pathname} className="pb-2" />
      </details>
      <MenuLinks frame={frame} pathname={pathname} className="min-w-0 max-lg:hidden" />
      <p
        className={cx(
          'flex flex-wrap items-center gap-x-3 text-sm max-lg:border-t max-lg:border-line lg:ml-auto lg:shrink-0 lg:justify-end',
          // The city's menu is the longer one, and needs the width.
          frame.workspace === 'staff' ? 'lg:max-w-64' : 'lg:max-w-96',
        )}
      >
        <span className="text-ink-soft">
          <Told>{frame.organisation ?? t('city')}</Told>
        </span>
        <LocaleLink to="/account" className="link inline-flex min-h-11 items-center">
          {frame.name}
        </LocaleLink>
      </p>
    </div>
  )
}

function MenuLinks({ frame, pathname, className }: { frame: Frame; pathname: string; className: string }) {
  const t = useT('workspace')
  return (
    <nav aria-label={t('menu.label')} className={className}>
      <ul className="flex flex-wrap gap-x-0.5">
        {frame.entries.map(({ path, label }) => (
          <li key={path}>
            <LocaleLink
              to={path}
              aria-current={currentAt(pathname, path)}
              className="flex min-h-11 items-center rounded-8 px-2.5 text-ink no-underline hover:bg-white aria-[current]:bg-white aria-[current]:font-bold aria-[current]:text-key-900"
            >
              {t(`menu.${label}`)}
            </LocaleLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The desk itself is only the desk; other entries hold what lies below them. */
const currentAt = (pathname: string, path: string) => {
  if (pathname === path) return 'page'
  return path.split('/').length > 2 && pathname.startsWith(`${path}/`) ? 'true' : undefined
}
