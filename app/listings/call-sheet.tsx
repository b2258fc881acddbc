import { Form } from '@remix-run/react'
import { formatDay } from '../lib/i18n/format.ts'
import { inLocale } from '../lib/i18n/locale.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { CardSection } from '../ui/card.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Told } from '../ui/told.tsx'
import { DaysLeft, OfferState } from './freshness-badge.tsx'
import { DealtOn } from './offer-actions.tsx'
import type { Call } from './offers-page.server.ts'
import { OfferPrice } from './offers-table.tsx'

const PhoneLink = ({ number }: { number: string }) => (
  <a href={`tel:${number}`} className="link inline-flex min-h-11 items-center">
    {number}
  </a>
)

/** Whom to call about an offer, what to say, and what the answer means. */
export function CallSheet({ call, today, dealtOnError }: { call: Call; today: string; dealtOnError?: string }) {
  const t = useT('freshness')
  const locale = useLocale()
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <CardSection id="call-who" title={<Told>{inLocale(locale, call, 'title')}</Told>}>
        <OfferState row={call} today={today} />
        <DaysLeft row={call} today={today} />
        <DefinitionList
          className="mt-3"
          items={[
            { term: t('list.organisation'), value: <Told>{inLocale(locale, call, 'organisation')}</Told> },
            { term: t('call.person'), value: <Told>{inLocale(locale, call, 'contactName')}</Told> },
            { term: t('call.phone'), value: <PhoneLink number={call.contactPhone} /> },
            { term: t('call.hours'), value: <Told>{inLocale(locale, call, 'contactHours')}</Told> },
            {
              term: t('call.office'),
              value: call.organisationPhone ? <PhoneLink number={call.organisationPhone} /> : null,
            },
            { term: t('link.price'), value: <OfferPrice offer={call} /> },
          ]}
        />
      </CardSection>
      <div className="grid gap-4">
        <CardSection id="call-script" title={t('call.script')}>
          <Script call={call} />
        </CardSection>
        <CardSection id="call-answer" title={t('call.answer')}>
          <Answers call={call} dealtOnError={dealtOnError} />
        </CardSection>
      </div>
    </div>
  )
}

function Script({ call }: { call: Call }) {
  const t = useT('freshness')
  const locale = useLocale()
  const asked = {
    ...{ title: inLocale(locale, call, 'title'), id: call.publicId },
    ...{ day: formatDay(locale, call.confirmedOn), due: formatDay(locale, call.nextUpdateOn) },
  }
  return (
    <ol className="grid list-decimal gap-3 pl-6 leading-170">
      <li>{t('call.say.hello')}</li>
      <li>{t('call.say.ask', asked)}</li>
      <li>{t('call.say.applied')}</li>
      <li>{t('call.say.closed')}</li>
      <li>{t('call.say.end')}</li>
    </ol>
  )
}

function Answers({ call: { status }, dealtOnError }: { call: Call; dealtOnError: string | undefined }) {
  const t = useT('freshness')
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap gap-2">
        <AnswerButton intent={status === 'live' ? 'confirm' : 'reopen'} isFirst />
        {status === 'live' ? <AnswerButton intent="mark_applied" /> : null}
      </div>
      <Form method="post" className="border-t border-line pt-4">
        <input type="hidden" name="intent" value="close" />
        <DealtOn error={dealtOnError} />
        <Button type="submit" look="outline">
          {t('act.closeNow')}
        </Button>
      </Form>
    </div>
  )
}

function AnswerButton({
  intent,
  isFirst = false,
}: {
  intent: 'confirm' | 'reopen' | 'mark_applied'
  isFirst?: boolean
}) {
  const t = useT('freshness')
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <Button type="submit" look={isFirst ? 'solid' : 'outline'}>
        {t(`act.${intent}`)}
      </Button>
    </Form>
  )
}
