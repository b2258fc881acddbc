import { Form } from '@remix-run/react'
import { formatDay } from '../lib/i18n/format.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useHref, useLocale, useT } from '../lib/i18n/provider.tsx'
import { StatusBadge, type Tone } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { useLookAgain } from '../ui/use-look-again.ts'
import type { OwnFlyer } from './flyer-model.ts'
import { FlyerPages } from './flyer-pages.tsx'
import { flyerRefusalText } from './flyer-words.ts'
import type { FlyersView } from './flyers-view.ts'
import type { PhotoState } from './model.ts'

const TONES: Record<PhotoState, Tone> = { waiting: 'yellow', ready: 'green', refused: 'red' }

/** All flyers of a property, the newest first, each with its pages and the form to take it away. */
export function FlyerList({ view: { path, flyers } }: { view: FlyersView }) {
  const t = useT('flyers')
  const isAnyWaiting = flyers.some(({ state }) => state === 'waiting')
  useLookAgain(isAnyWaiting)
  if (flyers.length === 0) return <p>{t('none')}</p>
  return (
    <>
      {isAnyWaiting ? (
        <p className="mb-3">
          <LocaleLink to={path} className="link">
            {t('waitingPlain')}
          </LocaleLink>
        </p>
      ) : null}
      <ul className="grid gap-4">
        {flyers.map(flyer => (
          <Card as="li" key={flyer.id}>
            <FlyerCard path={path} flyer={flyer} />
          </Card>
        ))}
      </ul>
    </>
  )
}

function FlyerCard({ path, flyer }: { path: string; flyer: OwnFlyer }) {
  const t = useT('flyers')
  const href = useHref()
  const locale = useLocale()
  const by = { by: locale === 'ja' ? flyer.byJa : flyer.byEn, day: formatDay(locale, flyer.broughtOn) }
  return (
    <>
      <p className="mb-3 flex flex-wrap items-center gap-2">
        <StatusBadge tone={TONES[flyer.state]}>{t(`state.${flyer.state}`)}</StatusBadge>
        {t('brought', by)}
      </p>
      {flyer.state === 'waiting' ? <p>{t('waiting')}</p> : null}
      {flyer.refusal ? <p>{flyerRefusalText(t, flyer.refusal)}</p> : null}
      {flyer.state === 'ready' ? <FlyerPages flyer={flyer} /> : null}
      <Disclosure summary={t('removeAsk')} className="mt-2">
        <Form method="post" action={href(path)} preventScrollReset>
          <input type="hidden" name="flyer" value={flyer.id} />
          <p className="mb-2">{t('removeSure')}</p>
          <Button type="submit" name="do" value="remove" look="outline">
            {t('remove')}
            <span className="sr-only"> {t('removeWhich', by)}</span>
          </Button>
        </Form>
      </Disclosure>
    </>
  )
}
