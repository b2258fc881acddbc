import { json, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import { type ReactNode, useContext, useEffect, useState } from 'react'
import { build } from './lib/build.server.ts'
import { LOCALES, localeOfPath, pathIn } from './lib/i18n/locale.ts'
import { useLocale } from './lib/i18n/provider.tsx'
import { textsIn } from './lib/i18n/translate.ts'
import { pageMeta } from './lib/meta.ts'
import { NonceContext } from './lib/nonce.ts'
import styles from './styles/app.css?url'
import { ErrorPage, errorStatus } from './ui/error-page.tsx'
import { RouteFocus } from './ui/route-focus.tsx'
import { SiteFooter } from './ui/site-footer.tsx'
import { SiteHeader } from './ui/site-header.tsx'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'icon', href: '/favicon.ico', sizes: '32x32' },
  { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' },
  { rel: 'manifest', href: '/site.webmanifest' },
]

/** Nothing here asks the database: the frame stands even while it is away. */
export const loader = ({ context: { baseUrl, requestId } }: LoaderFunctionArgs) => json({ baseUrl, requestId, build })

export const meta: MetaFunction<typeof loader> = ({ error, location }) => {
  const locale = localeOfPath(location.pathname)
  const texts = textsIn(locale)
  if (!error) return pageMeta({ locale, description: texts.in('common')('portalLead') })
  const t = texts.in('errors')
  const status = errorStatus(isRouteErrorResponse(error) ? error.status : 500)
  return pageMeta({ locale, title: t(`s${status}.title`), description: t(`s${status}.text`), noIndex: true })
}

/** One address for a page whatever its query, and the same page in each language. */
function AddressLinks({ baseUrl }: { baseUrl: string }) {
  const { pathname } = useLocation()
  const at = (path: string) => baseUrl + path
  return (
    <>
      <link rel="canonical" href={at(pathname)} />
      <meta property="og:url" content={at(pathname)} />
      <meta property="og:image" content={at('/og-image.png')} />
      {LOCALES.map(locale => (
        <link key={locale} rel="alternate" hrefLang={locale} href={at(pathIn(locale, pathname))} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={at(pathIn('ja', pathname))} />
    </>
  )
}

/** Whether the document has been taken over by script: from then on every page comes with requests of its own. */
let isTakenOver = false

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(NonceContext)
  const locale = useLocale()
  const data = useRouteLoaderData<typeof loader>('root')
  // A page in health has null here, not undefined.
  const failed = useRouteError() != null
  useEffect(() => {
    isTakenOver = true
  }, [])
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="theme-color" content="#0017c1" />
        <Meta />
        {data && !failed ? <AddressLinks baseUrl={data.baseUrl} /> : null}
        <Links />
      </head>
      <body>
        <SiteHeader />
        <main id="main" tabIndex={-1} className="flex-1">
          {children}
        </main>
        <SiteFooter build={data?.build ?? null} />
        <RouteFocus />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const data = useRouteLoaderData<typeof loader>('root')
  const { pathname } = useLocation()
  // The id in hand belongs to the request that brought the document, so it is shown on that document's page alone.
  const [documentPath] = useState(() => (isTakenOver ? null : pathname))
  const status = isRouteErrorResponse(error) ? error.status : 500
  return <ErrorPage status={status} incident={documentPath === pathname ? data?.requestId : undefined} />
}
