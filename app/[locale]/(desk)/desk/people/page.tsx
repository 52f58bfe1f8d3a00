import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { localeOf } from '@/app/_shell/locale-of'
import { ROLES, type UserActor } from '@/core/actor'
import { localHref, type Locale } from '@/i18n/routing'
import { requireSignedIn } from '@/infra/session'
import { findPerson, listStaff, type PersonWithHistory } from '@/modules/accounts/find-person'
import { RestoreForm, RoleForm } from '@/modules/accounts/ui/people-forms'
import { ResetFactors } from '@/modules/factors/ui/factor-forms'
import { TAKEDOWN_DAYS } from '@/modules/moderation/pack-case'
import { MONEY_OF_BANNED } from '@/modules/moderation/shut-account'
import { ShutForm } from '@/modules/moderation/ui/shut-form'
import { listBanAppeals } from '@/modules/moderation/appeal-ban'
import { BanAppeals } from '@/modules/moderation/ui/ban-appeals'
import { listStruck } from '@/modules/standing/find-standing'
import { Avatar } from '@/ui/avatar'
import { Button } from '@/ui/button'
import { ButtonLink } from '@/ui/button-link'
import { TextField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { Table, Td, Th } from '@/ui/table'
import { Tag } from '@/ui/tag'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('title') }
}

export default async function PeoplePage({ params, searchParams }: PageProps<'/[locale]/desk/people'>) {
  const locale = await localeOf(params)
  const { find } = await searchParams
  const handle = typeof find === 'string' ? find.trim().slice(0, 100) : ''
  const actor = await requireSignedIn(
    handle ? `/desk/people?find=${encodeURIComponent(handle)}` : '/desk/people',
    'admin',
  )
  const person = handle ? await findPerson(actor, handle) : undefined
  const t = await getTranslations('people')
  return (
    <div className="mx-auto grid w-full max-w-[960px] gap-7">
      <div>
        <h1 className="type-t2">{t('title')}</h1>
        <p className="text-ink-2 mt-1">{t('lead')}</p>
      </div>
      <search>
        <form className="flex flex-wrap items-end gap-3">
          <TextField
            label={t('handle')}
            name="find"
            defaultValue={handle}
            required
            autoCapitalize="none"
            spellCheck={false}
            dir="ltr"
            className="min-w-60 grow"
          />
          <Button type="submit" kind="strong">
            {t('search')}
          </Button>
        </form>
      </search>
      {handle && !person && <Notice>{t('none', { handle })}</Notice>}
      <BanAppeals appeals={(await listBanAppeals(actor)).filter(({ userId }) => !person || userId === person.id)} />
      {person ? <Found person={person} locale={locale} key={person.id} /> : <Staff actor={actor} locale={locale} />}
    </div>
  )
}

async function Found({ person, locale }: { person: PersonWithHistory; locale: Locale }) {
  const file = await getTranslations('personFile')
  const payouts = await getTranslations('payouts')
  const t = await getTranslations('people')
  const format = await getFormatter()
  const named = (given: boolean) =>
    ROLES.filter((role) => role !== 'member' && person.roles.includes(role) === given).map((id) => ({
      id,
      name: t(`roles.${id}`),
    }))
  const [held, open] = [named(true), named(false)]
  const why = { reason: t('reason'), reasonHint: t('reasonHint') }
  const isBanned = person.state === 'banned'
  return (
    <>
      <section className="bg-sheet shadow-e1 flex flex-wrap items-center gap-4 rounded-l px-5 py-5">
        <Avatar name={person.displayName} side={56} />
        <div className="min-w-0 grow">
          <h2 className="type-t4">
            <bdi>{person.displayName}</bdi>
          </h2>
          <p className="text-ink-3">
            <bdi dir="ltr">@{person.handle}</bdi> ·{' '}
            {t('since', { since: format.dateTime(person.createdAt, { dateStyle: 'medium' }) })}
          </p>
        </div>
        <ButtonLink size="s" href={localHref(locale, `/desk/people/${person.handle}`)}>
          {file('look')}
        </ButtonLink>
        <div className="flex flex-wrap gap-2">
          {person.state !== 'active' && <Tag tone="bad">{t(`states.${person.state}`)}</Tag>}
          {person.roles.map((role) => (
            <Tag key={role}>{t(`roles.${role}`)}</Tag>
          ))}
        </div>
      </section>
      <div className="grid items-start gap-4 md:grid-cols-2">
        {open.length > 0 && (
          <RoleForm
            key={`grant ${person.roles.join(' ')}`}
            userId={person.id}
            change="grant"
            roles={open}
            words={{ ...why, title: t('grant.title'), role: t('role'), go: t('grant.go') }}
          />
        )}
        {held.length > 0 && (
          <RoleForm
            key={`revoke ${person.roles.join(' ')}`}
            userId={person.id}
            change="revoke"
            roles={held}
            words={{ ...why, title: t('revoke.title'), role: t('role'), go: t('revoke.go') }}
          />
        )}
        {isBanned && (
          <RestoreForm
            userId={person.id}
            words={{ ...why, title: t('restore.title'), hint: t('restore.hint'), go: t('restore.go') }}
          />
        )}
        {person.state === 'active' && (
          <ShutForm
            userId={person.id}
            money={MONEY_OF_BANNED.map((id) => ({
              id,
              name: id === 'pay' ? t('ban.pay') : t('ban.hold', { why: payouts(`freezeReasons.${id}`) }),
            }))}
            days={TAKEDOWN_DAYS.map((count) => ({ count, name: t('ban.dayCount', { count }) }))}
            words={{
              ...why,
              title: t('ban.title'),
              hint: t('ban.hint'),
              money: t('ban.money'),
              choose: t('ban.choose'),
              days: t('ban.days'),
              daysHint: t('ban.daysHint'),
              go: t('ban.go'),
            }}
          />
        )}
        {person.hasFactor && (
          <ResetFactors
            userId={person.id}
            words={{
              ...why,
              title: t('factors.title'),
              hint: t('factors.hint'),
              go: t('factors.go'),
              done: t('factors.done'),
            }}
          />
        )}
      </div>
      <section className="grid gap-3">
        <h2 className="type-t5">{t('history')}</h2>
        {person.history.length === 0 ? (
          <p className="text-ink-3">{t('noHistory')}</p>
        ) : (
          <ol className="grid gap-2">
            {person.history.map((entry) => (
              <li key={String(entry.number)} className="bg-sheet rounded-m px-4 py-3">
                <p>
                  <span className="type-code">{entry.action}</span> · <bdi dir="ltr">{entry.by}</bdi> ·{' '}
                  <span className="text-ink-3">
                    {format.dateTime(entry.at, { dateStyle: 'medium', timeStyle: 'short' })}
                  </span>
                </p>
                {entry.reason && (
                  <p className="text-ink-2" dir="auto">
                    {entry.reason}
                  </p>
                )}
              </li>
            ))}
          </ol>
        )}
      </section>
    </>
  )
}

async function Staff({ actor, locale }: { actor: UserActor; locale: Locale }) {
  const staff = await listStaff(actor)
  const struck = await listStruck(actor)
  const t = await getTranslations('people')
  const standing = await getTranslations('standing')
  return (
    <>
      {struck.length > 0 && (
        <Notice tone="warn" title={standing('struck')}>
          <ul>
            {struck.map(({ person, count }) => (
              <li key={person.id}>
                <Link
                  href={localHref(locale, `/desk/people?find=${person.handle}`)}
                  prefetch={false}
                  className="underline"
                >
                  <bdi>{person.displayName}</bdi>
                </Link>{' '}
                {standing('struckLine', { count })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <section className="grid gap-3">
        <h2 className="type-t5">{t('staff')}</h2>
        <Table
          label={t('staff')}
          head={
            <>
              <Th>{t('handle')}</Th>
              <Th>{t('name')}</Th>
              <Th>{t('holds')}</Th>
            </>
          }
        >
          {staff.map((person) => (
            <tr key={person.id}>
              <Td>
                <Link
                  prefetch={false}
                  className="link"
                  href={`${localHref(locale, '/desk/people')}?find=${person.handle}`}
                >
                  <bdi dir="ltr">@{person.handle}</bdi>
                </Link>
              </Td>
              <Td>
                <bdi>{person.displayName}</bdi>
              </Td>
              <Td>
                {person.roles
                  .filter((role) => role !== 'member')
                  .map((role) => t(`roles.${role}`))
                  .join(t('comma'))}
              </Td>
            </tr>
          ))}
        </Table>
      </section>
    </>
  )
}
