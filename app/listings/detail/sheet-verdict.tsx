import { useT } from '../../lib/i18n/provider.tsx'
import { Told } from '../../ui/told.tsx'
import { ClauseText } from '../../zoning/clause-text.tsx'
import { VerdictHeadline } from '../../zoning/verdict-headline.tsx'
import type { LineView } from '../../zoning/verdict-view.ts'
import type { DetailVerdict } from '../detail-verdict.server.ts'
import type { ZoningView } from '../detail-zoning.ts'

/** The verdict on the printed sheet: every layer with its clause, what remains to be asked, and who decides. */
export function SheetVerdict({ found: { work, verdict }, zoning }: { found: DetailVerdict; zoning: ZoningView }) {
  const t = useT('verdict')
  const words = useT('listings')
  return (
    <div className="mt-[1mm] border-t border-black pt-[1mm]">
      <p>
        {t('legend')}: <strong>{work}</strong>
      </p>
      <VerdictHeadline {...verdict} place={zoning.zones[0]?.name ?? words('noZone')} className="text-[9pt]" />
      {verdict.layers.map(line => (
        <SheetLine key={`${line.layer} ${line.text}`} line={line} />
      ))}
      {verdict.open.map(({ code, text }) => (
        <p key={code}>
          {t('openTitle')}: {text}
        </p>
      ))}
      <p className="font-bold">{verdict.guidance}</p>
    </div>
  )
}

function SheetLine({ line: { layer, result, text, clause, change } }: { line: LineView }) {
  const t = useT('verdict')
  const word = result === 'permit_required' || result === 'no_data' ? t(`line.${result}`) : t(`headline.${result}`)
  return (
    <p>
      <strong>
        {t(`layer.${layer}`)}: {word}
      </strong>{' '}
      <Told>{text}</Told> (<ClauseText>{clause}</ClauseText>) {change?.text}
    </p>
  )
}
