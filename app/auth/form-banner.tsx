import { useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { NotificationBanner } from '../ui/banner.tsx'

/** Above a form: what was done just now, by the address, or that it came back and why. */
export function FormBanner({
  done,
  problem,
  text,
}: {
  /** Words for each thing that may have been done, by what stands in `?done=`. */
  done: Readonly<Record<string, string>>
  problem?: ReactNode
  text?: ReactNode
}) {
  const [query] = useSearchParams()
  const said = query.get('done')
  if (problem)
    return (
      <NotificationBanner tone="error" title={problem} role="alert" className="mb-6 max-w-[48rem]">
        {text}
      </NotificationBanner>
    )
  if (said === null || !Object.hasOwn(done, said)) return null
  return <NotificationBanner tone="success" title={done[said]} role="status" className="mb-6 max-w-[48rem]" />
}
