import { useT } from '../../lib/i18n/provider.tsx'
import { MOST_OPERATIONS } from './model.ts'

const BODY = `{
  "listing_type": "factory", "deal": "rent",
  "address": "日野市豊田四丁目9-1", "lat": 35.6602, "lng": 139.3862, "address_precision": "exact",
  "transaction_mode": "brokerage", "ad_consent": true,
  "rent": 330000, "common_fee": 0, "deposit": {"months": 3}, "key_money": {"months": 1},
  "lease_type": "ordinary", "lease_term": 36, "delivery": "即時",
  "leasable_area_m2": 300, "structure": "S", "storeys": 1, "built_ym": "1998-04"
}`

const commands = (base: string) => ({
  put: `curl -X PUT "${base}/listings/TK-2026-0012?dry_run=1" \\
  -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
  -d '${BODY}'`,
  list: `curl "${base}/listings" -H "Authorization: Bearer $TOKEN"`,
  confirm: `curl -X POST "${base}/listings/confirm" \\
  -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
  -d '{"references": ["TK-2026-0012"]}'`,
})

/** How a program begins: three commands to be copied, and where everything else stands. */
export function HowTo({ baseUrl, limits }: { baseUrl: string; limits: { requests: number; batches: number } }) {
  const t = useT('tokens')
  const base = `${baseUrl}/api/partner/v1`
  const shown = commands(base)
  return (
    <>
      <p className="mb-4">{t('start.text')}</p>
      {(['put', 'list', 'confirm'] as const).map(name => (
        <figure key={name} className="mb-4">
          <figcaption className="mb-1 font-bold">{t(`start.${name}`)}</figcaption>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
          <pre className="overflow-x-auto rounded-8 border border-line bg-paper p-3 text-sm" tabIndex={0}>
            <code>{shown[name]}</code>
          </pre>
        </figure>
      ))}
      <p>
        <a className="link" href={`${base}/openapi.json`}>
          {t('start.document')}
        </a>
      </p>
      <p className="mt-3 text-sm text-ink-soft">{t('start.limits', { ...limits, operations: MOST_OPERATIONS })}</p>
    </>
  )
}
