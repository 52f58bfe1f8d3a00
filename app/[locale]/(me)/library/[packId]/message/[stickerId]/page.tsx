import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { MESSAGE_CHARACTERS } from '@/modules/imaging/message-slot'
import { PLATFORMS } from '@/modules/library/platforms'
import { MessageWriter } from '@/modules/library/ui/message-writer'
import { findTemplate } from '@/modules/library/write-message'

interface Props {
  params: Promise<{ locale: string; packId: string; stickerId: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('library.message'))('title') }
}

/** One sticker to write on, and to take as one's own. */
export default async function MessagePage({ params }: Props) {
  const locale = await localeOf(params)
  const { stickerId } = await params
  const template = await asked(locale, findTemplate(await currentActor(), stickerId))
  const t = await getTranslations('library.message')
  return (
    <div className="page-column max-w-[640px] pt-4 md:pt-8">
      <p className="type-small">
        <Link href={`${localHref(locale, '/library')}?pack=${template.packId}`} className="underline">
          {t('back')}
        </Link>
      </p>
      <h1 className="type-page mt-4">{t('title')}</h1>
      <p className="text-ink-2 mt-2 mb-6">
        <bdi>{template.packTitle}</bdi>
      </p>
      <MessageWriter
        stickerId={template.id}
        packId={template.packId}
        locale={locale}
        platforms={PLATFORMS.filter(({ id }) => id !== 'png')}
        words={{
          label: t('label'),
          hint: t('hint', { limit: MESSAGE_CHARACTERS }),
          preview: t('preview'),
          download: t('download'),
          for: t('for'),
          failed: t('failed'),
          empty: t('empty'),
          long: t('long', { limit: MESSAGE_CHARACTERS }),
          letters: t.raw('letters') as string,
          emoji: t.raw('emoji') as string,
          set: {
            title: t('set.title'),
            hint: t('set.hint'),
            add: t('set.add'),
            there: t('set.there'),
            remove: t('set.remove'),
            for: t('set.for'),
            few: t.raw('set.few') as string,
            failed: t('set.failed'),
          },
        }}
      />
    </div>
  )
}
