import { Form, useNavigation } from '@remix-run/react'
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react'
import { LocaleLink } from '../../lib/i18n/locale-link.tsx'
import { useHref, useT } from '../../lib/i18n/provider.tsx'
import { NotificationBanner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { Checkbox, Field, Select } from '../../ui/field.tsx'
import { IMPORT_LIMITS } from './model.ts'
import type { ReceiveFault } from './receive.server.ts'

const TAKEN = '.csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Props = {
  base: string
  fault: ReceiveFault | null
  isWhole?: boolean
  /** For whom a file can be sent, where that is to be chosen. */
  organisations?: { value: string; label: string }[] | null
}

/** A list to be sent, chosen or dropped. A plain form: the file goes as any browser sends it. */
export function SendForm({ base, fault, isWhole = false, organisations = null }: Props) {
  const t = useT('imports')
  const href = useHref()
  const { formData } = useNavigation()
  const isSending = formData?.has('file') ?? false
  return (
    <Form method="post" action={href(base)} encType="multipart/form-data" className="card grid max-w-[44rem] gap-4 p-5">
      <h2 className="text-std-20B-150">{t('send.title')}</h2>
      {organisations ? (
        <Select
          label={t('send.organisation')}
          name="organisation"
          required
          options={[{ value: '', label: t('send.choose') }, ...organisations]}
          error={fault === 'organisation' ? t('send.fault.organisation') : undefined}
        />
      ) : null}
      <FileField fault={fault === 'organisation' ? null : fault} />
      <div>
        <Checkbox
          label={t(organisations ? 'send.isWholeTheirs' : 'send.isWhole')}
          name="isWhole"
          defaultChecked={isWhole}
          aria-describedby="is-whole"
        />
        <p id="is-whole" className="pl-9 text-sm text-ink-soft">
          {t('send.isWholeHint')}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" size="lg" aria-disabled={isSending}>
          {t('send.submit')}
        </Button>
        <p role="status" className="font-bold">
          {isSending ? t('send.sending') : ''}
        </p>
      </div>
    </Form>
  )
}

/** The browser's own field takes dropped files; the frame around it only shows where. */
function FileField({ fault }: { fault: Exclude<ReceiveFault, 'organisation'> | null }) {
  const t = useT('imports')
  const field = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const checkSize = ({ currentTarget: input }: ChangeEvent<HTMLInputElement>) => {
    const bytes = input.files?.[0]?.size ?? 0
    input.setCustomValidity(bytes > IMPORT_LIMITS.mb * 1024 * 1024 ? t('send.tooLarge', IMPORT_LIMITS) : '')
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const input = field.current
    if (!input || event.dataTransfer.files.length === 0) return
    input.files = event.dataTransfer.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
  }
  const over = (is: boolean) => (event: DragEvent) => {
    event.preventDefault()
    setOver(is)
  }
  return (
    <Field
      label={t('send.file')}
      hint={t('send.hint', IMPORT_LIMITS)}
      error={fault ? t(`send.fault.${fault}`, IMPORT_LIMITS) : undefined}
    >
      {wiring => (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file does what the field does
        <div
          onDrop={drop}
          onDragOver={over(true)}
          onDragLeave={over(false)}
          className={cx('rounded-8 border-2 border-dashed p-4', isOver ? 'border-key-900 bg-key-50' : 'border-line')}
        >
          <input
            ref={field}
            type="file"
            name="file"
            accept={TAKEN}
            required
            onChange={checkSize}
            {...wiring}
            className="control"
          />
          <p className="needs-script mt-2 text-sm text-ink-soft">{t('send.drop')}</p>
        </div>
      )}
    </Field>
  )
}

type TemplatesProps = { base: string; lost: { signs: string; columns: string } | null; hasOwn: boolean }

/** What a file can be made from: an empty one, or what is offered already. `lost`: what a character set does not have. */
export function Templates({ base, lost, hasOwn }: TemplatesProps) {
  const t = useT('imports')
  return (
    <div className="grid max-w-[44rem] gap-6">
      <section aria-labelledby="template">
        <h2 id="template" className="text-std-18B-160 mb-1">
          {t('send.template')}
        </h2>
        <p className="mb-1 text-ink-soft">{t('send.templateText')}</p>
        <Files
          links={[
            { to: `${base}/template/xlsx`, label: t('send.templateXlsx') },
            { to: `${base}/template/csv`, label: t('send.templateCsv') },
          ]}
        />
      </section>
      {hasOwn ? (
        <section aria-labelledby="own">
          <h2 id="own" className="text-std-18B-160 mb-1">
            {t('own.title')}
          </h2>
          <p className="mb-1 text-ink-soft">{t('own.text')}</p>
          <Files
            links={[
              { to: `${base}/export/xlsx`, label: t('own.xlsx') },
              { to: `${base}/export/csv`, label: t('own.csv') },
              { to: `${base}/export/cp932`, label: t('own.cp932') },
            ]}
          />
          {lost ? (
            <NotificationBanner tone="warning" title={t('own.lost')} className="mt-2">
              <p>{t('own.lostText', lost)}</p>
              <Files links={[{ to: `${base}/export/cp932?lost=known`, label: t('own.lostGo') }]} />
            </NotificationBanner>
          ) : null}
        </section>
      ) : null}
    </div>
  )
}

function Files({ links }: { links: readonly { to: string; label: string }[] }) {
  return (
    <ul className="flex flex-wrap gap-x-6">
      {links.map(({ to, label }) => (
        <li key={to}>
          <LocaleLink to={to} reloadDocument className="link inline-flex min-h-11 items-center">
            {label}
          </LocaleLink>
        </li>
      ))}
    </ul>
  )
}
