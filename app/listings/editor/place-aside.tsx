import { Form } from '@remix-run/react'
import { inLocale } from '../../lib/i18n/locale.ts'
import { LocaleLink } from '../../lib/i18n/locale-link.tsx'
import { useHref, useLocale, useT } from '../../lib/i18n/provider.tsx'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Field } from '../../ui/field.tsx'
import type { PlaceFacts } from '../../zoning/here.ts'
import { PlaceResult } from '../../zoning/place-result.tsx'

export type Challenged = { text: string; fault: 'NoText' | 'TooLong' }
export type PlaceView = {
  facts: PlaceFacts | null
  town: { nameJa: string; nameEn: string }
  address: string
  isTown: boolean
}

/** What the public will see of the place, what the portal holds about it, and how to say that this is wrong. */
export function PlaceAside({
  place,
  path,
  returned,
}: {
  place: PlaceView
  path: string
  returned?: Challenged | undefined
}) {
  const t = useT('editor')
  const locale = useLocale()
  const town = inLocale(locale, place.town, 'name')
  return (
    <>
      <section aria-labelledby="shows" className="card p-4">
        <h2 id="shows" className="text-std-18B-160">
          {t('place.shows')}
        </h2>
        <p className="mt-2">
          {place.isTown ? t('place.town', { town }) : t('place.exact', { address: place.address })}
        </p>
        <p className="mt-2">
          <LocaleLink to={`${path}/preview`} className="link inline-flex min-h-11 items-center">
            {t('hub.preview')}
          </LocaleLink>
        </p>
      </section>
      {place.facts ? (
        <>
          <PlaceResult found={{ ...place.facts, kind: 'point', name: null }} verdict={null} />
          <ChallengeForm path={path} returned={returned} />
        </>
      ) : (
        <p className="card p-4">{t('begin.townOnly')}</p>
      )}
    </>
  )
}

function ChallengeForm({ path, returned }: { path: string; returned?: Challenged | undefined }) {
  const t = useT('editor')
  const href = useHref()
  return (
    <Disclosure summary={t('place.challenge')} open={returned !== undefined} className="card p-4">
      <Form method="post" action={href(`${path}/place`)} className="grid gap-3">
        <Field
          label={t('place.challengeText')}
          hint={t('place.challengeHint')}
          error={returned && t(`place.challengeFault.${returned.fault}`)}
        >
          {wiring => (
            <textarea
              name="challenge"
              rows={4}
              maxLength={1000}
              defaultValue={returned?.text}
              {...wiring}
              className="control"
            />
          )}
        </Field>
        <p>
          <Button type="submit" name="intent" value="challenge" look="outline">
            {t('place.challengeSend')}
          </Button>
        </p>
      </Form>
    </Disclosure>
  )
}
