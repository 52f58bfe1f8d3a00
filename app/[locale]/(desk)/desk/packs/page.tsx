import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref, type Locale } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { art } from '@/modules/catalog/ui/art'
import { findAnyPack, type FoundPack } from '@/modules/moderation/find-any-pack'
import { REASON_CODES, type ReasonCode } from '@/modules/moderation/reasons'
import { BanForm, RestoreForm } from '@/modules/moderation/ui/ban-form'
import { ChooseForm } from '@/modules/moderation/ui/choose-form'
import { HoldClockWords } from '@/modules/moderation/ui/hold-clock'
import { Button } from '@/ui/button'
import { TextField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { formatPrice, inPrice } from '@/ui/price'
import { Sticker } from '@/ui/sticker'
import { Tag, type Tone } from '@/ui/tag'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.packs'))('title') }
}

export default async function PacksPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const { find } = await searchParams
  const text = typeof find === 'string' ? find.slice(0, 300) : ''
  const found = await asked(locale, findAnyPack(await currentActor(), text))
  const t = await getTranslations('desk.packs')
  return (
    <div className="mx-auto grid w-full max-w-[860px] gap-7">
      <div>
        <h1 className="type-t2">{t('title')}</h1>
        <p className="text-ink-2 mt-1">{t('lead')}</p>
      </div>
      <search>
        <form className="flex flex-wrap items-end gap-3">
          <TextField
            label={t('find')}
            name="find"
            defaultValue={text}
            required
            className="min-w-60 grow"
            spellCheck={false}
          />
          <Button type="submit" kind="strong">
            {t('search')}
          </Button>
        </form>
      </search>
      {text !== '' && !found && <Notice>{t('none')}</Notice>}
      {found && <Found found={found} locale={locale} />}
    </div>
  )
}

const TONES: Record<FoundPack['pack']['state'], Tone> = {
  draft: 'quiet',
  on_sale: 'ok',
  stopped: 'warn',
  banned: 'bad',
}

async function Found({ found, locale }: { found: FoundPack; locale: Locale }) {
  const { pack, cases, held } = found
  const t = await getTranslations('desk.packs')
  const desk = await getTranslations('desk')
  const names = await getTranslations('reasons')
  const proposed = await getTranslations({ locale: found.artistLocale, namespace: 'reasons' })
  const byCode = (words: (code: ReasonCode) => string) =>
    Object.fromEntries(REASON_CODES.map((code) => [code, words(code)])) as Record<ReasonCode, string>
  return (
    <>
      <section className="bg-sheet shadow-e1 flex flex-wrap items-center gap-5 rounded-l px-5 py-5">
        {pack.coverKey && <Sticker {...art(pack.coverKey, 96)} alt="" side={96} />}
        <div className="min-w-0 grow">
          <h2 className="type-t4">
            <bdi>{pack.title}</bdi>
          </h2>
          <p className="text-ink-2">{t('by', { name: found.artist })}</p>
          <p className="text-ink-3 type-small mt-1">{t('owners', { count: pack.ownerCount })}</p>
        </div>
        <Tag tone={TONES[pack.state]}>{t(pack.state)}</Tag>
      </section>
      {found.mayBan && pack.state === 'on_sale' && (
        <ChooseForm
          packId={pack.id}
          chosen={pack.pickedAt !== null}
          words={{ title: t('shelf'), hint: t('shelfHint'), go: pack.pickedAt ? t('unchoose') : t('choose') }}
        />
      )}
      {held && (
        <Notice>
          {t.rich('held', { ...inPrice, amount: formatPrice(held.total), people: held.people })}{' '}
          <HoldClockWords clock={held.clock} />
        </Notice>
      )}
      {!found.mayBan ? (
        <p className="text-ink-3">{t('senior')}</p>
      ) : pack.state === 'banned' ? (
        <RestoreForm
          packId={pack.id}
          artistLang={found.artistLocale}
          words={{ title: t('restore'), hint: t('restoreHint'), letter: t('restoreWords') }}
        />
      ) : (
        <BanForm
          packId={pack.id}
          artistLang={found.artistLocale}
          names={byCode((code) => names(`${code}.name`))}
          proposed={byCode((code) => proposed(`${code}.words`))}
          words={{ title: t('ban'), hint: t('banHint'), letter: t('words'), reasons: desk('mark.title') }}
        />
      )}
      {cases.length > 0 && (
        <section>
          <h2 className="type-t5 mb-1">{t('history')}</h2>
          <ul>
            {cases.map((kase) => (
              <li key={kase.id}>
                <Link
                  prefetch={false}
                  href={localHref(locale, `/desk/cases/${kase.id}`)}
                  className="text-ink-2 hover:text-ink flex min-h-11 items-center gap-3"
                >
                  <span className="link">
                    {desk('before.line', { number: kase.number, version: kase.versionNumber, round: kase.round })}
                  </span>
                  <Tag tone={kase.state === 'approved' ? 'ok' : kase.state === 'rejected' ? 'bad' : 'quiet'}>
                    {desk(`case.${kase.state}`)}
                  </Tag>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
