import type { HTMLAttributes, ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon, type IconName } from './icons.tsx'

const tones = {
  info: { icon: 'info', frame: 'border-blue-900', mark: 'text-blue-900' },
  warning: { icon: 'warning', frame: 'border-yellow-1100', mark: 'text-yellow-1100' },
  error: { icon: 'error', frame: 'border-error-2', mark: 'text-error-2' },
  success: { icon: 'success', frame: 'border-green-800', mark: 'text-green-800' },
} as const satisfies Record<string, { icon: IconName; frame: string; mark: string }>

type Props = Omit<HTMLAttributes<HTMLDivElement>, 'title'> & { tone?: keyof typeof tones; title: ReactNode }

/** News about this page: what could not be read, what changed, what to know. Give it `role="alert"` or "status" if it appears later. */
export function NotificationBanner({ tone = 'info', title, className, children, ...rest }: Props) {
  const look = tones[tone]
  return (
    <div className={cx('flex gap-3 rounded-12 border-2 bg-white p-4', look.frame, className)} {...rest}>
      <Icon name={look.icon} className={`mt-0.5 size-6 ${look.mark}`} />
      <div className="min-w-0 flex-1">
        <p className="font-bold">{title}</p>
        {children ? <div className="mt-1">{children}</div> : null}
      </div>
    </div>
  )
}
