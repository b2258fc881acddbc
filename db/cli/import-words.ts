import { formatEdition } from '../../app/lib/i18n/format.ts'
import type { Locale } from '../../app/lib/i18n/locale.ts'
import {
  countByReason,
  type Finding,
  type ImportRefused,
  type ImportReport,
  indexRanges,
  type LeftOut,
} from '../../app/places/report.ts'
import { detailOf, type ImportWords, importWords } from '../../app/places/report-words.server.ts'

const MOST_LINES = 40
/** Said with ranges of numbers: there is nothing to add about the single feature. */
const IN_BULK: readonly LeftOut[] = ['outside_city', 'other_city', 'not_a_feature', 'duplicate']

function findingLines(t: ImportWords, kind: 'leftOut' | 'remark', findings: readonly Finding<string>[]): string[] {
  return countByReason(findings).flatMap(([reason, n]) => {
    const own = findings.filter(finding => finding.reason === reason)
    const title = `    ${t(`${kind}.${reason}`)}: ${n.toLocaleString('en')}`
    if (kind === 'leftOut' && IN_BULK.includes(reason as LeftOut) && n > 5)
      return [title, `      #${indexRanges(own.map(finding => finding.index ?? 0))}`]
    const lines = own.slice(0, MOST_LINES).map(({ index, label, detail }) => {
      const at = index === null ? [] : [`#${index}`]
      return `      ${[...at, ...(label ? [label] : [])].join(' ')}${detailOf(t, detail)}`
    })
    return [title, ...lines, ...(n > MOST_LINES ? [`      ${t('more', { n: n - MOST_LINES })}`] : [])]
  })
}

/** What an import did, for a terminal. */
export function reportLines(locale: Locale, report: ImportReport): string[] {
  const t = importWords(locale)
  const { leftOut, remarks } = report
  return [
    `  ${t('file', { format: report.format, edition: formatEdition(locale, report.edition), read: report.read })}${report.isSample ? t('sampleMark') : ''}`,
    `  ${t('counts', { added: report.added, changed: report.changed, unchanged: report.unchanged, retired: report.retired })}`,
    ...(leftOut.length > 0
      ? [`  ${t('leftOutTitle', { n: leftOut.length })}`, ...findingLines(t, 'leftOut', leftOut)]
      : []),
    ...(remarks.length > 0
      ? [`  ${t('remarksTitle', { n: remarks.length })}`, ...findingLines(t, 'remark', remarks)]
      : []),
    ...(report.replaced > 0 ? [`  ${t('replaced', { n: report.replaced })}`] : []),
    t(`outcome.${report.outcome}`),
  ]
}

/** Why a file was not loaded. */
export function refusalLines(locale: Locale, refused: ImportRefused): string[] {
  const t = importWords(locale)
  return [
    ...findingLines(t, 'leftOut', refused.findings),
    `${t(`refusal.${refused.refusal}`, refused.detail)}`.trim(),
    t('refused'),
  ]
}

/** The terminal's language: English where the environment asks for it, else Japanese, the city's own. */
export function localeOfTerminal(env: Record<string, string | undefined>): Locale {
  const asked = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return asked.toLowerCase().startsWith('en') ? 'en' : 'ja'
}
