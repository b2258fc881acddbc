import { useT } from '../lib/i18n/provider.tsx'
import { NotificationBanner } from '../ui/banner.tsx'
import type { Returned } from './form.ts'

/** The words for a form that came back. */
export function useFault(returned: Returned | null | undefined) {
  const t = useT('account')
  const words = returned ? t(`fault.${returned.fault}`, { minutes: returned.minutes ?? 0 }) : undefined
  /** The error of one field, if it is the one. */
  return (field: string) => (returned?.field === field ? words : undefined)
}

/** Above a form that came back: that it did, and why. */
export function ProblemBanner({ returned }: { returned: Returned | null | undefined }) {
  const t = useT('account')
  const fault = useFault(returned)
  if (!returned) return null
  return (
    <NotificationBanner tone="error" title={t('problem')} role="alert" className="mb-6 max-w-[36rem]">
      {fault(returned.field)}
    </NotificationBanner>
  )
}
