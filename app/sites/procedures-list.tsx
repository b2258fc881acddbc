import { useT } from '../lib/i18n/provider.tsx'
import { StatusBadge } from '../ui/badge.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import type { DossierView, ProcedureView } from './dossier-view.ts'

function Procedure({ row }: { row: ProcedureView }) {
  const t = useT('sites')
  const facts = [
    ['who', row.who],
    ['when', row.when],
    ['to', row.to],
    ['confidence', t(`dossier.confidenceLevel.${row.confidence}`)],
  ] as const
  return (
    <li className="grid break-inside-avoid gap-x-6 gap-y-1 border-b border-line py-3 md:grid-cols-[2fr_3fr]">
      <p className="leading-150">
        <StatusBadge tone="blue" className="mr-2">
          {t(`dossier.duty.${row.duty}`)}
        </StatusBadge>
        <strong>{row.law}</strong>
      </p>
      <div className="leading-160">
        <p>{row.rule}</p>
        <dl className="mt-1 flex flex-wrap gap-x-5 gap-y-0.5 text-sm">
          {facts.map(([name, value]) => (
            <div key={name} className="flex gap-1.5">
              <dt className="shrink-0 text-ink-soft">{t(`dossier.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {row.note ? <p className="mt-1 text-sm text-ink-soft">{row.note}</p> : null}
      </div>
    </li>
  )
}

const Rows = ({ rows }: { rows: readonly ProcedureView[] }) => (
  <ul className="border-t border-line">
    {rows.map(row => (
      <Procedure key={row.id} row={row} />
    ))}
  </ul>
)

/** Procedures that a site of this size may call for, marked as guidance. */
export function Procedures({ procedures }: { procedures: DossierView['procedures'] }) {
  const t = useT('sites')
  const { met, toConfirm, byOther } = procedures
  return (
    <>
      <p className="mb-3 text-sm">{t('dossier.proceduresLead')}</p>
      {met.length > 0 ? <Rows rows={met} /> : null}
      {toConfirm.length > 0 ? (
        <>
          <h3 className="mt-5 mb-2 font-bold">{t('dossier.toConfirm')}</h3>
          <Rows rows={toConfirm} />
        </>
      ) : null}
      <Disclosure summary={t('dossier.byOther', { count: byOther.length })} className="mt-3">
        <Rows rows={byOther} />
      </Disclosure>
    </>
  )
}
