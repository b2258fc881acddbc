import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { localeOfPath } from './lib/i18n/locale.ts'
import { TextsProvider } from './lib/i18n/provider.tsx'
import { textsFrom } from './lib/i18n/translate.ts'

/** Only the page's own language travels to the browser. */
const catalogues = {
  ja: () => import('./lib/i18n/messages/ja/index.ts'),
  en: () => import('./lib/i18n/messages/en/index.ts'),
}

const locale = localeOfPath(window.location.pathname)

catalogues[locale]().then(({ default: catalogue }) =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <TextsProvider texts={textsFrom(locale, catalogue)}>
          <RemixBrowser />
        </TextsProvider>
      </StrictMode>,
    )
  }),
)
