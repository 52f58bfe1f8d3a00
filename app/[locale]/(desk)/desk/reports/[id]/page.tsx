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
import { findPackCase, type PackCaseView } from '@/modules/moderation/list-pack-cases'
import { MAYBE_BARE } from '@/modules/moderation/nudity'
import { type PackCaseKind, TAKEDOWN_DAYS } from '@/modules/moderation/pack-case'
import { isReason, PAGE_REASONS, REASON_CODES, type ReasonCode } from '@/modules/moderation/reasons'
import { ArtistHistoryPart } from '@/modules/moderation/ui/artist-history'
import { CaseNotes } from '@/modules/moderation/ui/case-notes'
import { HandForm } from '@/modules/moderation/ui/hand-form'
import { PackDecisionForm } from '@/modules/moderation/ui/pack-decision-form'
import { PageBefore, PageLook } from '@/modules/moderation/ui/page-look'
import { Said } from '@/modules/moderation/ui/said'
import { Notice } from '@/ui/notice'
import { Stars } from '@/ui/stars'
import { Sticker } from '@/ui/sticker'
import { Tag } from '@/ui/tag'

const loadCase = cache(async (id: string) => findPackCase(await currentActor(), id))

const LETTER = {
  report: 'letterReport',
  appeal: 'letterAppeal',
  review: 'letterReview',
  page: 'letterPage',
  look: 'letterLook',
} as const
const DISMISS = {
  report: 'dismissReport',
  appeal: 'dismissAppeal',
  review: 'dismissReview',
  page: 'dismissPage',
  look: 'dismissLook',
} as const
/** What an appeal is against, as its words are headed. */
const AGAINST = { rejection: 'rejection', takedown: 'takedown', page: 'pageAppeal' } as const
const UPHOLD: Partial<Record<PackCaseKind, 'hideReview' | 'takeDown' | 'takeOff'>> = {
  review: 'hideReview',
  report: 'takeDown',
  page: 'takeOff',
  look: 'takeOff',
}

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
  const to = (path: string) => localHref(locale, path)
  const { pack, page } = kase
  const categories = kase.kind === 'page' ? 'pageCategory' : 'category'
  const partNames = await getTranslations('pageParts')
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
            {pack && (
              <span>
                · {desk('case.by')} <bdi className="strong">{kase.artist}</bdi>
              </span>
            )}
            <span>· {desk('case.sent', { time: time(kase.openedAt) })}</span>
            <Tag tone={kase.state === 'open' && kase.overdue ? 'warn' : 'quiet'}>
              {kase.state === 'open' ? desk('due', { time: time(kase.dueAt) }) : t(`state.${kase.state}`)}
            </Tag>
          </p>
        </div>
        {pack && (
          <div className="dotted-ground flex flex-wrap items-center gap-4 rounded-xl px-6 py-6">
            {pack.coverKeys.map((key) => (
              <Sticker key={key} {...art(key, 112)} alt="" side={112} />
            ))}
          </div>
        )}
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {pack && <Tag>{packs(pack.state)}</Tag>}
          {pack?.state === 'on_sale' && (
            <Link prefetch={false} href={to(`/packs/${pack.slug}`)} className="link">
              {t('inShop')}
            </Link>
          )}
          {page && (page.history?.onSale ?? 0) > 0 && (
            <Link prefetch={false} href={to(`/artists/${page.handle}`)} className="link target">
              {t('pageInShop')}
            </Link>
          )}
          {kase.firstCase && (
            <Link
              prefetch={false}
              href={to(`/desk/${page ? 'reports' : 'cases'}/${kase.firstCase}`)}
              className="link target"
            >
              {t('firstCase')}
            </Link>
          )}
          {pack && (
            <Link prefetch={false} href={to(`/desk/packs?find=${pack.id}`)} className="link">
              {t('history')}
            </Link>
          )}
        </p>
        {kase.look && <LookNote look={kase.look} to={to} />}
        {kase.against && (
          <section className="grid gap-2">
            <h2 className="type-t5">{t(AGAINST[kase.against])}</h2>
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
                  <Tag tone="warn">{report(`${categories}.${one.category}.name`)}</Tag>
                  <bdi>{one.by ?? t('byMail')}</bdi> · {time(one.at)}
                </p>
                <p dir="auto" className="[overflow-wrap:anywhere] whitespace-pre-line">
                  {one.words}
                </p>
                {one.proof && (
                  <p className="type-small text-ink-2 [overflow-wrap:anywhere]">
                    {t(page ? 'pageProof' : 'proof')} <bdi dir="ltr">{one.proof}</bdi>
                  </p>
                )}
              </article>
            ))}
          </section>
        )}
        {page && (
          <>
            <PageLook title={t('pageNow')} page={page.now} />
            {page.before.map((copy) => (
              <PageBefore key={copy.at.toISOString()} title={t('pageThen', { time: time(copy.at) })} copy={copy} />
            ))}
            {page.history && (
              <ArtistHistoryPart
                title={desk('history.titlePage')}
                history={page.history}
                file={kase.senior ? to(`/desk/people/${page.handle}`) : undefined}
                locale={locale}
              />
            )}
          </>
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
          <>
            <Notice tone="warn">{t(`barred.${page && kase.barred === 'own_pack' ? 'own_page' : kase.barred}`)}</Notice>
            {/* Reported after it was taken in hand. */}
            {kase.inHand?.own && <HandForm caseId={kase.id} release words={t('release')} />}
          </>
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
              key={kase.look?.pictures}
              caseId={kase.id}
              kind={kase.kind}
              seen={kase.look?.pictures}
              mayUphold={kase.senior || kase.kind === 'review' || kase.against === 'rejection'}
              parts={
                page && {
                  legend: t('partsLegend'),
                  stays: t('stays'),
                  fields: page.parts.map((part) => ({
                    part,
                    label: partNames(part),
                    hint: part === 'name' ? t('nameHint') : undefined,
                  })),
                  reasons: PAGE_REASONS.map((code) => ({ code, name: names(`${code}.name`) })),
                }
              }
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
                  UPHOLD[kase.kind] ?? (kase.against === 'rejection' ? 'approve' : page ? 'putPartsBack' : 'putBack'),
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

/** What speaks for looking closely at new pictures, and whether others see them already. */
async function LookNote({ look, to }: { look: NonNullable<PackCaseView['look']>; to: (path: string) => string }) {
  const t = await getTranslations('desk.reports')
  const desk = await getTranslations('desk')
  const { waiting, nudity, alike } = look
  return (
    <div className="grid gap-3">
      <Notice tone={waiting ? 'warn' : 'quiet'}>{t(waiting ? 'lookWaits' : 'lookShown')}</Notice>
      {nudity !== null && nudity >= MAYBE_BARE && (
        <p>
          <Tag tone="warn">{desk('maybeBare', { part: nudity / 1000 })}</Tag>
        </p>
      )}
      {alike.length > 0 && (
        <section className="grid gap-2">
          <h2 className="type-t5">{t('lookAlike')}</h2>
          <ul className="flex flex-wrap gap-4">
            {alike.map(({ id, title, coverKey }) => (
              <li key={id}>
                <Link
                  prefetch={false}
                  href={to(`/desk/packs?find=${id}`)}
                  className="link target flex items-center gap-2"
                >
                  {coverKey && <Sticker {...art(coverKey, 52)} alt="" side={52} />}
                  <bdi>{title}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
