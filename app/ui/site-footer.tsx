import { formatDay } from '../lib/i18n/format.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { Dotted } from './dotted.tsx'
import { Container } from './layout.tsx'
import { Office } from './office.tsx'

const groups = [
  {
    title: 'footer.find',
    links: [
      ['/listings', 'menu.listings'],
      ['/work', 'menu.work'],
      ['/sites', 'menu.sites'],
      ['/incubation', 'menu.incubation'],
      ['/zoning', 'menu.zoning'],
    ],
  },
  {
    title: 'footer.service',
    links: [
      ['/about', 'footer.about'],
      ['/freshness', 'footer.freshness'],
      ['/data', 'footer.licences'],
      ['/accessibility', 'footer.accessibility'],
      ['/privacy', 'footer.privacy'],
      ['/terms', 'footer.terms'],
      ['/contact', 'footer.contact'],
      ['/login', 'footer.logIn'],
    ],
  },
] as const

type Props = { build: { version: string; builtOn: string } | null }

export function SiteFooter({ build }: Props) {
  const t = useT('common')
  const locale = useLocale()
  return (
    <footer className="print-hidden mt-12 border-t border-line bg-paper py-8">
      <Container>
        <div className="grid grid-cols-2 gap-8 md:grid-cols-[2fr_1fr_1.5fr]">
          <section aria-labelledby="footer-office" className="max-md:col-span-2">
            <h2 id="footer-office" className="text-std-16B-170 mb-1">
              {t('footer.office')}
            </h2>
            <Office />
            <p className="mt-3 max-w-[36em] text-sm">{t('footer.promise')}</p>
          </section>
          {groups.map(group => (
            <nav key={group.title} aria-labelledby={group.title.replace('.', '-')}>
              <h2 id={group.title.replace('.', '-')} className="text-std-16B-170 mb-1">
                {t(group.title)}
              </h2>
              <ul>
                {group.links.map(([to, label]) => (
                  <li key={to}>
                    <LocaleLink
                      to={to}
                      className="inline-flex min-h-11 items-center text-key-900 underline-offset-4 hover:underline"
                    >
                      {t(label)}
                    </LocaleLink>
                  </li>
                ))}
              </ul>
            </nav>
          ))}
        </div>
        <div className="mt-6 border-t border-line pt-4 text-sm text-ink-soft">
          <p>{t('footer.attribution')}</p>
          <p className="mt-1">
            <Dotted
              parts={[
                t('portal'),
                build && t('footer.version', { version: build.version }),
                build && t('footer.built', { day: formatDay(locale, build.builtOn) }),
              ]}
            />
          </p>
        </div>
      </Container>
    </footer>
  )
}
