import { DesktopIcon } from '@phosphor-icons/react/dist/ssr/Desktop'
import { DeviceMobileIcon } from '@phosphor-icons/react/dist/ssr/DeviceMobile'
import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { requireSignedIn } from '@/infra/session'
import { endOtherSessions, endSession } from '@/modules/accounts/actions'
import { listSessions, type SessionView } from '@/modules/accounts/list-sessions'
import { ActionForm } from '@/ui/action-form'
import { Icon } from '@/ui/icon'
import { SubmitButton } from '@/ui/submit-button'
import { Tag } from '@/ui/tag'
import { AccountPage } from '../_parts/account-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.sessions'))('title'), robots: { index: false } }
}

export default async function SessionsPage({ params }: PageProps<'/[locale]/account/sessions'>) {
  const locale = await localeOf(params)
  const sessions = await listSessions(await requireSignedIn('/account/sessions'))
  const t = await getTranslations('account')
  return (
    <AccountPage locale={locale} title={t('sessions.title')} lead={t('sessions.lead')}>
      <ul className="border-line bg-sheet shadow-e1 mt-6 rounded-l border px-5">
        {sessions.map((session) => (
          <li key={session.id} className="border-line border-t py-4 first:border-t-0">
            <SessionLine session={session} />
          </li>
        ))}
      </ul>
      <div className="mt-6">
        {sessions.length > 1 ? (
          <ActionForm action={endOtherSessions} className="grid justify-items-start gap-3">
            <SubmitButton kind="danger">{t('sessions.endOthers')}</SubmitButton>
          </ActionForm>
        ) : (
          <p className="text-ink-3">{t('sessions.alone')}</p>
        )}
      </div>
      <p className="text-ink-3 mt-6 max-w-[68ch]">{t('sessions.number')}</p>
    </AccountPage>
  )
}

async function SessionLine({ session }: { session: SessionView }) {
  const t = await getTranslations('account.sessions')
  const format = await getFormatter()
  const device = session.device || t('unknown')
  const isPhone = /Android|iOS/.test(session.device)
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Icon of={isPhone ? DeviceMobileIcon : DesktopIcon} size={26} className="text-ink-2" />
      <div className="min-w-0 grow">
        <p className="strong flex flex-wrap items-center gap-x-3 gap-y-1">
          <bdi>{device}</bdi>
          {session.current && <Tag tone="ok">{t('here')}</Tag>}
        </p>
        <p className="type-small text-ink-3">
          {t('since', { since: format.dateTime(session.createdAt, { dateStyle: 'medium' }) })}
          {!session.current && ` · ${t('seen', { when: format.relativeTime(session.lastSeenAt) })}`}
        </p>
      </div>
      {!session.current && (
        <ActionForm action={endSession} className="grid justify-items-end gap-2">
          <input type="hidden" name="sessionId" value={session.id} />
          <SubmitButton kind="outline" size="s" aria-label={t('endOf', { device })}>
            {t('end')}
          </SubmitButton>
        </ActionForm>
      )}
    </div>
  )
}
