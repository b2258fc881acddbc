import { useT } from '../lib/i18n/provider.tsx'
import { NotificationBanner } from '../ui/banner.tsx'
import type { ReturnedLead } from './lead-desk.server.ts'

/** Above a form of a lead that came back: what is to be put right, or why it was refused. */
export function LeadProblem({ returned }: { returned: ReturnedLead | null }) {
  const t = useT('organisations')
  if (!returned) return null
  return (
    <NotificationBanner tone="error" title={t('problem')} role="alert" className="mb-6 max-w-[48rem]">
      {returned.refusal
        ? t(`lead.refusal.${returned.refusal}`)
        : returned.faults.map(fault => t(`lead.fault.${fault}`)).join(' ')}
    </NotificationBanner>
  )
}
