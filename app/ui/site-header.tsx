import { useLocation } from '@remix-run/react'
import { type Locale, pathIn } from '../lib/i18n/locale.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { Icon } from './icons.tsx'
import { SkipLink } from './layout.tsx'

const entries = ['listings', 'work', 'sites', 'incubation', 'zoning', 'data'] as const

function MenuLinks({ pathname, className }: { pathname: string; className: string }) {
  const t = useT('common')
  return entries.map(entry => {
    const path = `/${entry}`
    const here = pathname === path ? 'page' : pathname.startsWith(`${path}/`) ? 'true' : undefined
    return (
      <li key={entry}>
        <LocaleLink
          to={path}
          aria-current={here}
          className={`flex min-h-11 items-center rounded-8 px-3 leading-130 text-ink no-underline hover:bg-solid-gray-50 aria-[current]:bg-key-50 aria-[current]:font-bold aria-[current]:text-key-900 ${className}`}
        >
          {t(`menu.${entry}`)}
        </LocaleLink>
      </li>
    )
  })
}

/** Where whoever works here goes in: told by the path alone, so that no page has to ask who is reading. */
const DOORS = [
  ['/partner', 'door.partner'],
  ['/staff', 'door.staff'],
  ['/account', 'door.account'],
] as const
const isAt = (pathname: string, path: string) => pathname === path || pathname.startsWith(`${path}/`)

function Door({ pathname, className }: { pathname: string; className: string }) {
  const t = useT('common')
  const [path, label] = DOORS.find(([own]) => isAt(pathname, own)) ?? (['/login', 'door.logIn'] as const)
  return (
    <LocaleLink
      to={path}
      aria-current={pathname === path ? 'page' : undefined}
      className={`print-hidden min-h-11 items-center rounded-8 px-2 text-sm whitespace-nowrap text-ink-soft no-underline hover:bg-solid-gray-50 hover:underline ${className}`}
    >
      {t(label)}
    </LocaleLink>
  )
}

/** The same page in the other language, as a new document: each language brings its own texts. */
function LanguageSwitch() {
  const t = useT('common')
  const { pathname, search } = useLocation()
  const other: Locale = useLocale() === 'ja' ? 'en' : 'ja'
  return (
    <a
      href={pathIn(other, pathname + search)}
      hrefLang={other}
      lang={other}
      className="print-hidden inline-flex min-h-11 items-center rounded-8 px-2 whitespace-nowrap text-key-900 underline-offset-4 hover:underline"
    >
      {t('language.switchTo')}
    </a>
  )
}

export function SiteHeader() {
  const t = useT('common')
  const { pathname } = useLocation()
  const bare = pathIn('ja', pathname)
  return (
    <header className="border-b border-line bg-white">
      <SkipLink to="#main">{t('skipToMain')}</SkipLink>
      <div className="relative flex min-h-16 flex-wrap items-center gap-x-2 px-4 md:px-6">
        <LocaleLink
          to="/"
          aria-current={bare === '/' ? 'page' : undefined}
          className="mr-auto flex min-h-11 min-w-0 flex-1 items-center gap-2.5 text-base leading-130 font-bold break-keep text-ink no-underline sm:text-lg"
        >
          <span
            aria-hidden="true"
            className="grid size-8 shrink-0 max-[22.5rem]:hidden place-items-center rounded-8 bg-key-900 text-white"
          >
            {t('mark')}
          </span>
          {t('portal')}
        </LocaleLink>
        <nav aria-label={t('menu.label')} className="max-lg:hidden">
          <ul className="flex items-center gap-x-1">
            <MenuLinks pathname={bare} className="" />
          </ul>
        </nav>
        <LanguageSwitch />
        <Door pathname={bare} className="flex max-sm:hidden" />
        <details key={pathname} className="print-hidden group lg:hidden">
          <summary className="flex min-h-11 items-center gap-1.5 rounded-8 border border-line-strong px-3 text-sm whitespace-nowrap max-[22.5rem]:px-2">
            <Icon name="menu" className="size-5 group-open:hidden max-[22.5rem]:hidden" />
            <Icon name="close" className="hidden size-5 group-open:block max-[22.5rem]:hidden!" />
            {t('menu.open')}
          </summary>
          <nav
            aria-label={t('menu.label')}
            className="absolute inset-x-0 top-full z-40 border-y border-line bg-white p-2 shadow-2"
          >
            <ul>
              <MenuLinks pathname={bare} className="w-full" />
              <li className="mt-1 border-t border-line pt-1 sm:hidden">
                <Door pathname={bare} className="flex px-3" />
              </li>
            </ul>
          </nav>
        </details>
      </div>
    </header>
  )
}
