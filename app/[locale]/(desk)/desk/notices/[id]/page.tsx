import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { cache } from 'react'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { isolate } from '@/core/text'
import { localHref } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { art } from '@/modules/catalog/ui/art'
import { findNotice } from '@/modules/moderation/list-notices'
import { closeNoticed, decideNoticed } from '@/modules/moderation/actions'
import { NOTICE_REASONS } from '@/modules/moderation/notice'
import { ClaimantAddress } from '@/modules/moderation/ui/claimant-address'
import { NoticeDates } from '@/modules/moderation/ui/notice-dates'
import { Said } from '@/modules/moderation/ui/said'
import { ActionForm } from '@/ui/action-form'
import { CheckField } from '@/ui/check-field'
import { TextArea } from '@/ui/field'
import { SelectField } from '@/ui/select-field'
import { Notice } from '@/ui/notice'
import { Sticker } from '@/ui/sticker'
import { SubmitButton } from '@/ui/submit-button'

const loadNotice = cache(async (id: string) => findNotice(await currentActor(), id))

interface Props {
  params: Promise<{ locale: string; id: string }>
}

export async function generateMetadata({ params }: Props) {
  const { number } = await asked(await localeOf(params), loadNotice((await params).id))
  return { title: (await getTranslations('rightsNotice.desk'))('number', { number }) }
}

export default async function DeskNoticePage({ params }: Props) {
  const locale = await localeOf(params)
  const { id } = await params
  const notice = await asked(locale, loadNotice(id))
  const t = await getTranslations('rightsNotice')
  const desk = await getTranslations('desk')
  const names = await getTranslations('reasons')
  const format = await getFormatter()
  const time = (at: Date) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' })
  const waiting = notice.packs.filter((pack) => pack.state === 'waiting' && !pack.own)
  return (
    <div className="mx-auto grid w-full max-w-[1240px] gap-8 lg:grid-cols-[minmax(0,1fr)_400px]">
      <div className="grid content-start gap-6">
        <div>
          <h1 className="type-t2">{t('desk.number', { number: notice.number })}</h1>
          <p className="text-ink-2 mt-1">
            {desk('case.sent', { time: time(notice.createdAt) })} · {desk('due', { time: time(notice.dueAt) })}
          </p>
        </div>
        <section className="grid gap-2">
          <h2 className="type-t5">{!notice.name ? t('desk.claimed') : t('says', { name: isolate(notice.name) })}</h2>
          <blockquote dir="auto" className="bg-sheet rounded-m px-5 py-4 [overflow-wrap:anywhere] whitespace-pre-line">
            {notice.work}
          </blockquote>
          {notice.proof && (
            <p className="type-small text-ink-2 [overflow-wrap:anywhere]">
              {t('proof')}: <bdi dir="ltr">{notice.proof}</bdi>
            </p>
          )}
        </section>
        {notice.senior && (
          <section className="grid gap-3">
            <h2 className="type-t5">{t('address')}</h2>
            <ClaimantAddress
              noticeId={id}
              words={{ why: t('desk.addressWhy'), hint: t('desk.addressHint'), go: t('desk.addressGo') }}
            />
          </section>
        )}
        <section className="grid gap-4">
          <h2 className="type-t5">{t('packs')}</h2>
          {notice.packs.map((pack) => (
            <article key={pack.packId} className="bg-sheet rounded-m grid gap-4 px-5 py-4">
              <div className="flex flex-wrap items-center gap-4">
                {pack.coverKeys.slice(0, 3).map((key) => (
                  <Sticker key={key} {...art(key, 64)} alt="" side={64} />
                ))}
                <p className="min-w-0 grow">
                  <Link
                    prefetch={false}
                    href={localHref(locale, `/desk/packs?find=${pack.packId}`)}
                    className="link strong"
                  >
                    <bdi>{pack.title}</bdi>
                  </Link>
                  <span className="type-small text-ink-3 block">
                    {desk('case.by')} <bdi>{pack.artist}</bdi>
                  </span>
                </p>
              </div>
              <NoticeDates {...pack} />
              {pack.own && <Notice tone="warn">{desk('reports.barred.own_pack')}</Notice>}
              {pack.counterWords && (
                <div className="grid gap-2">
                  <h3 className="strong">{t('answered')}</h3>
                  <Said>{pack.counterWords}</Said>
                </div>
              )}
              {pack.courtFile && (
                <p className="text-ink-2">
                  {t('courtFile')}: <bdi className="strong">{pack.courtFile}</bdi>
                </p>
              )}
              {pack.state === 'court' && notice.senior && !pack.own && !notice.claimant && (
                <ActionForm action={closeNoticed} className="grid gap-3">
                  <input type="hidden" name="noticeId" value={id} />
                  <input type="hidden" name="packId" value={pack.packId} />
                  <TextArea
                    label={t('desk.close')}
                    hint={t('desk.closeHint')}
                    name="words"
                    required
                    rows={3}
                    dir="auto"
                  />
                  <SubmitButton kind="danger" className="justify-self-start">
                    {t('desk.closeSend')}
                  </SubmitButton>
                </ActionForm>
              )}
            </article>
          ))}
        </section>
      </div>
      <aside className="bg-sheet shadow-e1 grid content-start gap-5 self-start rounded-l px-6 py-6">
        <h2 className="type-t5">{desk('reports.decide')}</h2>
        {waiting.length === 0 ? (
          <p className="text-ink-2">{t('desk.nothing')}</p>
        ) : notice.claimant ? (
          <Notice tone="warn">{desk('reports.barred.own_report')}</Notice>
        ) : !notice.senior ? (
          <Notice tone="warn">{desk('reports.senior')}</Notice>
        ) : (
          <ActionForm action={decideNoticed} className="grid gap-4">
            <input type="hidden" name="noticeId" value={id} />
            <fieldset>
              <legend className="strong">{t('packs')}</legend>
              {waiting.map((pack) => (
                <CheckField
                  key={pack.packId}
                  name="packIds[]"
                  value={pack.packId}
                  defaultChecked
                  label={<bdi>{pack.title}</bdi>}
                />
              ))}
            </fieldset>
            <SelectField label={desk('mark.title')} name="reason" defaultValue="ART-COPY">
              {NOTICE_REASONS.map((code) => (
                <option key={code} value={code}>
                  {names(`${code}.name`)}
                </option>
              ))}
            </SelectField>
            <TextArea label={t('desk.words')} hint={t('desk.wordsHint')} name="words" required rows={5} dir="auto" />
            <div className="grid grid-cols-2 gap-2">
              <SubmitButton name="answer" value="refused">
                {t('desk.refuse')}
              </SubmitButton>
              <SubmitButton kind="danger" name="answer" value="accepted">
                {t('desk.accept')}
              </SubmitButton>
            </div>
          </ActionForm>
        )}
      </aside>
    </div>
  )
}
