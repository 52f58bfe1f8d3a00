import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { cache } from 'react'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'
import { env } from '@/infra/env'
import { currentActor } from '@/infra/session'
import { art } from '@/modules/catalog/ui/art'
import { listNotes } from '@/modules/moderation/list-notes'
import { findPackCase } from '@/modules/moderation/list-pack-cases'
import { TAKEDOWN_DAYS } from '@/modules/moderation/pack-case'
import { isReason, REASON_CODES, type ReasonCode } from '@/modules/moderation/reasons'
import { CaseNotes } from '@/modules/moderation/ui/case-notes'
import { HandForm } from '@/modules/moderation/ui/hand-form'
import { PackDecisionForm } from '@/modules/moderation/ui/pack-decision-form'
import { Said } from '@/modules/moderation/ui/said'
import { Notice } from '@/ui/notice'
import { Stars } from '@/ui/stars'
import { Sticker } from '@/ui/sticker'
import { Tag } from '@/ui/tag'

const loadCase = cache(async (id: string) => findPackCase(await currentActor(), id))

const LETTER = { report: 'letterReport', appeal: 'letterAppeal', review: 'letterReview' } as const
const DISMISS = { report: 'dismissReport', appeal: 'dismissAppeal', review: 'dismissReview' } as const

interface Props {
  params: Promise<{ locale: string; id: string }>
}

export async function generateMetadata({ params }: Props) {
  return { title: (await asked(await localeOf(params), loadCase((await params).id))).title }
}

export default async function PackCasePage({ params }: Props) {
  const locale = await localeOf(params)
  const kase = await asked(locale, loadCase((await params).id))
  const notes = await listNotes(await currentActor(), kase.id)
  const t = await getTranslations('desk.reports')
  const desk = await getTranslations('desk')
  const packs = await getTranslations('desk.packs')
  const report = await getTranslations('report')
  const names = await getTranslations('reasons')
  const proposed = await getTranslations({ locale: kase.artistLocale, namespace: 'reasons' })
  const format = await getFormatter()
  const time = (at: Date) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' })
  const byCode = (words: (code: ReasonCode) => string) =>
    Object.fromEntries(REASON_CODES.map((code) => [code, words(code)])) as Record<ReasonCode, string>
  return (
    <div className="mx-auto grid w-full max-w-[1240px] gap-8 lg:grid-cols-[minmax(0,1fr)_400px]">
      <div className="grid content-start gap-6">
        <div>
          <h1 className="type-t2">
            <bdi>{kase.title}</bdi>
          </h1>
          <p className="text-ink-2 mt-1 flex flex-wrap items-center gap-x-2 gap-y-1">
            <span>{t(`${kase.kind}Meta`, { number: kase.number })}</span>
            <span>
              · {desk('case.by')} <bdi className="strong">{kase.artist}</bdi>
            </span>
            <span>· {desk('case.sent', { time: time(kase.openedAt) })}</span>
            <Tag tone={kase.state === 'open' && kase.overdue ? 'warn' : 'quiet'}>
              {kase.state === 'open' ? desk('due', { time: time(kase.dueAt) }) : t(`state.${kase.state}`)}
            </Tag>
          </p>
        </div>
        <div className="dotted-ground flex flex-wrap items-center gap-4 rounded-xl px-6 py-6">
          {kase.coverKeys.map((key) => (
            <Sticker key={key} {...art(key, 112)} alt="" side={112} />
          ))}
        </div>
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Tag>{packs(kase.packState)}</Tag>
          {kase.packState === 'on_sale' && (
            <Link prefetch={false} href={localHref(locale, `/packs/${kase.slug}`)} className="link">
              {t('inShop')}
            </Link>
          )}
          {kase.firstCase && (
            <Link prefetch={false} href={localHref(locale, `/desk/cases/${kase.firstCase}`)} className="link">
              {t('firstCase')}
            </Link>
          )}
          <Link prefetch={false} href={localHref(locale, `/desk/packs?find=${kase.packId}`)} className="link">
            {t('history')}
          </Link>
        </p>
        {kase.against && (
          <section className="grid gap-2">
            <h2 className="type-t5">{t(kase.against)}</h2>
            <blockquote dir="auto" className="bg-sheet rounded-m px-5 py-4 whitespace-pre-line">
              {kase.statement}
            </blockquote>
          </section>
        )}
        {kase.review !== undefined && (
          <section className="grid gap-2">
            <h2 className="type-t5">{t('review')}</h2>
            {kase.review ? (
              <blockquote dir="auto" className="bg-sheet rounded-m grid gap-2 px-5 py-4 whitespace-pre-line">
                <Stars tenths={kase.review.stars * 10} label={`${kase.review.stars} / 5`} />
                {kase.review.words}
              </blockquote>
            ) : (
              <p className="text-ink-2">{t('reviewGone')}</p>
            )}
          </section>
        )}
        {kase.said.length > 0 && (
          <section className="grid gap-3">
            <h2 className="type-t5">{t('said')}</h2>
            {kase.said.map((one) => (
              <article key={one.id} className="bg-sheet rounded-m grid gap-2 px-5 py-4">
                <p className="type-small text-ink-3 flex flex-wrap items-center gap-2">
                  <Tag tone="warn">{report(`category.${one.category}.name`)}</Tag>
                  <bdi>{one.by ?? t('byMail')}</bdi> · {time(one.at)}
                </p>
                <p dir="auto" className="[overflow-wrap:anywhere] whitespace-pre-line">
                  {one.words}
                </p>
                {one.proof && (
                  <p className="type-small text-ink-2 [overflow-wrap:anywhere]">
                    {t('proof')} <bdi dir="ltr">{one.proof}</bdi>
                  </p>
                )}
              </article>
            ))}
          </section>
        )}
        {notes && <CaseNotes caseId={kase.id} notes={notes} />}
      </div>
      <aside className="bg-sheet shadow-e1 grid content-start gap-5 self-start rounded-l px-6 py-6">
        {kase.decision ? (
          <>
            <h2 className="type-t5">
              {t(`state.${kase.decision && kase.state === 'upheld' ? 'upheld' : 'dismissed'}`)}
            </h2>
            <p className="text-ink-2">
              {desk('case.decidedBy', { name: kase.decision.by, time: time(kase.decision.at) })}
            </p>
            <ul>
              {kase.decision.reasons.filter(isReason).map((code) => (
                <li key={code}>
                  {names(`${code}.name`)} <bdi className="type-code text-ink-3">{code}</bdi>
                </li>
              ))}
            </ul>
            <Said>{kase.decision.words}</Said>
          </>
        ) : kase.barred ? (
          <Notice tone="warn">{t(`barred.${kase.barred}`)}</Notice>
        ) : kase.inHand && !kase.inHand.own ? (
          <>
            <Notice tone="warn">{t('taken', { name: kase.inHand.name })}</Notice>
            {kase.senior && <HandForm caseId={kase.id} release words={t('takeBack')} />}
          </>
        ) : (
          <>
            <h2 className="type-t5">{t('decide')}</h2>
            <HandForm
              key={String(Boolean(kase.inHand))}
              caseId={kase.id}
              release={kase.inHand !== undefined}
              words={t(kase.inHand ? 'release' : 'claim')}
            />
            <PackDecisionForm
              caseId={kase.id}
              kind={kase.kind}
              mayUphold={kase.senior || kase.kind === 'review' || kase.against === 'rejection'}
              artistLang={kase.artistLocale}
              names={byCode((code) => names(`${code}.name`))}
              proposed={byCode((code) => proposed(`${code}.words`))}
              words={{
                reasons: desk('mark.title'),
                letter: t(LETTER[kase.kind]),
                letterHint: t(`${LETTER[kase.kind]}Hint`),
                days: t('days'),
                daysHint: t('daysHint', { count: env.REFUND_DAYS }),
                noEnd: t('noEnd'),
                forDays: Object.fromEntries(TAKEDOWN_DAYS.map((length) => [length, t('forDays', { count: length })])),
                uphold: t(
                  kase.kind === 'review'
                    ? 'hideReview'
                    : kase.kind === 'report'
                      ? 'takeDown'
                      : kase.against === 'rejection'
                        ? 'approve'
                        : 'putBack',
                ),
                dismiss: t(DISMISS[kase.kind]),
                senior: t('senior'),
              }}
            />
          </>
        )}
      </aside>
    </div>
  )
}
