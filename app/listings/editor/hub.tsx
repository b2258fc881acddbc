import { Form } from '@remix-run/react'
import { LocaleLink } from '../../lib/i18n/locale-link.tsx'
import { useHref, useT } from '../../lib/i18n/provider.tsx'
import { StatusBadge } from '../../ui/badge.tsx'
import { NotificationBanner } from '../../ui/banner.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { CardSection } from '../../ui/card.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import type { HubView, SectionRow } from './hub.ts'
import { HubChecklist } from './hub-checklist.tsx'

/** The whole of a listing that is being written: what remains, what it would bring, and how to hand it in. */
export function Hub({ view }: { view: HubView }) {
  const t = useT('editor')
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="grid content-start gap-6">
        <Standing view={view} />
        <section aria-labelledby="tasks">
          <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6">
            <h2 id="tasks" className="text-std-24B-150">
              {t('hub.tasks')}
            </h2>
            <p className="text-sm text-ink-soft">
              {t('hub.completeness', { filled: view.filled, fillable: view.fillable })}
            </p>
          </div>
          <progress
            value={view.filled}
            max={view.fillable}
            aria-label={t('hub.completeness', { filled: view.filled, fillable: view.fillable })}
            className="h-2 w-full accent-key-900"
          />
          <ul className="mt-3 border-t border-line">
            {view.sections.map(section => (
              <Task key={section.id} section={section} />
            ))}
          </ul>
        </section>
        <Gains gains={view.gains} />
      </div>
      <div className="grid content-start gap-6">
        <HandIn view={view} />
        <HubChecklist rows={view.checklist} lacking={view.lacking} />
        <OtherDeal view={view} />
        {view.isOpen ? <Discard view={view} /> : null}
      </div>
    </div>
  )
}

/** Finished is quiet; what remains is loud. */
function Task({ section: { label, path, state, text } }: { section: SectionRow }) {
  return (
    <li className="relative flex min-h-14 flex-wrap items-center justify-between gap-x-4 border-b border-line py-2 hover:bg-paper">
      <LocaleLink to={path} className="link text-std-17B-170 after:absolute after:inset-0">
        {label}
      </LocaleLink>
      {state === 'todo' ? <StatusBadge tone="orange">{text}</StatusBadge> : null}
      {state === 'gaps' ? <StatusBadge tone="blue">{text}</StatusBadge> : null}
      {state === 'done' ? <span className="text-sm text-ink-soft">{text}</span> : null}
    </li>
  )
}

function Gains({ gains }: { gains: HubView['gains'] }) {
  const t = useT('editor')
  if (gains.length === 0) return null
  return (
    <CardSection id="gains" title={t('hub.gains')}>
      <ul className="grid gap-1">
        {gains.map(({ text, path }) => (
          <li key={path}>
            <LocaleLink to={path} className="link inline-flex min-h-11 items-center">
              {text}
            </LocaleLink>
          </li>
        ))}
      </ul>
    </CardSection>
  )
}

function Standing({ view }: { view: HubView }) {
  const t = useT('editor')
  return (
    <>
      {view.reasons.length > 0 ? (
        <NotificationBanner tone="warning" title={t('hub.reasons')}>
          <p>{t('hub.reasonsLead')}</p>
          <ul className="mt-2 list-disc pl-5">
            {view.reasons.map(({ label, text, path }) => (
              <li key={`${path} ${text}`}>
                {label && path ? (
                  <LocaleLink to={path} className="link">
                    {label}
                  </LocaleLink>
                ) : (
                  label
                )}
                {label ? ': ' : ''}
                {text}
              </li>
            ))}
          </ul>
        </NotificationBanner>
      ) : null}
      {view.isMasked ? (
        <NotificationBanner tone="warning" title={t('hub.masked')}>
          {t('hub.maskedText')}
        </NotificationBanner>
      ) : null}
      {view.byProxy ? <NotificationBanner title={view.byProxy} /> : null}
      {view.state === 'none' && view.isPublic ? (
        <NotificationBanner title={t('hub.changed')}>{t('hub.changedText')}</NotificationBanner>
      ) : null}
    </>
  )
}

/** The one thing that can be done next with the whole. */
function HandIn({ view }: { view: HubView }) {
  const t = useT('editor')
  return (
    <section className="card grid gap-3 p-4 md:p-6">
      <p className="flex flex-wrap gap-2">
        <StatusBadge tone={view.isPublic ? 'green' : 'gray'}>{view.status}</StatusBadge>
        <StatusBadge tone="blue">{view.what}</StatusBadge>
      </p>
      {view.state === 'submitted' ? (
        <>
          <p className="font-bold">{t('hub.submitted', { at: view.submittedAt ?? '' })}</p>
          <p>{t('hub.submittedText')}</p>
          <Act view={view} intent="take_back" look="outline" label={t('hub.takeBack')} />
        </>
      ) : view.isOpen ? (
        <>
          <p className="text-sm">
            {view.lacking > 0 ? t('hub.blocked', { count: view.lacking }) : t('hub.submitLead')}
          </p>
          <Act view={view} intent="submit" look={view.lacking > 0 ? 'outline' : 'solid'} label={t('hub.submit')} />
        </>
      ) : (
        <Act view={view} intent="open" look="solid" label={t('hub.open')} />
      )}
      <ButtonLink to={`${view.path}/preview`} look="outline">
        {t('hub.preview')}
      </ButtonLink>
      {view.isPublic ? (
        <LocaleLink to={`/listings/${view.publicId}`} className="link inline-flex min-h-11 items-center">
          {t('hub.publicPage')}
        </LocaleLink>
      ) : null}
      {view.savedAt ? (
        <p className="text-sm text-ink-soft">{t('hub.version', { version: view.version, at: view.savedAt })}</p>
      ) : null}
    </section>
  )
}

type ActProps = { view: HubView; intent: string; label: string; look: 'solid' | 'outline' }

function Act({ view, intent, label, look }: ActProps) {
  const href = useHref()
  return (
    <Form method="post" action={href(view.path)} className="grid">
      <input type="hidden" name="seen" value={view.version} />
      <Button type="submit" name="intent" value={intent} look={look}>
        {label}
      </Button>
    </Form>
  )
}

function OtherDeal({ view }: { view: HubView }) {
  const t = useT('editor')
  const { label, path } = view.other
  return (
    <section className="card grid gap-2 p-4 md:p-6">
      {path ? (
        <LocaleLink to={path} className="link inline-flex min-h-11 items-center">
          {label}
        </LocaleLink>
      ) : (
        <>
          <p className="text-sm text-ink-soft">{t('hub.otherLead')}</p>
          <Act view={view} intent="other_deal" look="outline" label={label} />
        </>
      )}
    </section>
  )
}

function Discard({ view }: { view: HubView }) {
  const t = useT('editor')
  return (
    <Disclosure summary={t('hub.discardAsk')}>
      <p className="mb-2">{t('hub.discardSure')}</p>
      <Act view={view} intent="discard" look="outline" label={t('hub.discard')} />
    </Disclosure>
  )
}
