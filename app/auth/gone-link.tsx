import { useT } from '../lib/i18n/provider.tsx'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Container, PageHeader } from '../ui/layout.tsx'

/** In place of a form whose link is used, too old or none of ours: what to do now. */
export function GoneLink({ purpose }: { purpose: 'reset' | 'invitation' }) {
  const t = useT('account')
  return (
    <Container className="pb-8">
      <Breadcrumb trail={[{ label: t('logIn.title'), to: '/login' }, { label: t('gone.title') }]} />
      <PageHeader title={t('gone.title')} lead={t(`gone.${purpose}`)} />
      <p>
        {purpose === 'reset' ? (
          <ButtonLink to="/login/reset">{t('gone.again')}</ButtonLink>
        ) : (
          <ButtonLink to="/login" look="outline">
            {t('gone.logIn')}
          </ButtonLink>
        )}
      </p>
    </Container>
  )
}
