import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { localeOf } from '@/app/_shell/locale-of'
import { pageWords } from '@/app/_shell/page-words'
import { localHref } from '@/i18n/routing'
import { env } from '@/infra/env'
import { LivePicker } from '@/modules/api/ui/live-picker'

type Props = PageProps<'/[locale]/docs/picker'>

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations('pickerDocs')
  return pageWords(await localeOf(params), '/docs/picker', { title: t('title'), description: t('lead') })
}

const ATTRIBUTES = ['packs', 'token', 'lang', 'theme', 'shop'] as const
const DETAIL = ['url', 'moving', 'effect', 'alt', 'emoji', 'pack'] as const

/** How any site shows stickers of this shop: the element itself, live, and all it takes and gives. */
export default async function PickerDocsPage({ params }: Props) {
  const locale = await localeOf(params)
  const t = await getTranslations('pickerDocs')
  const address = `${env.origin}/embed/sticker-picker.js`
  const embed = `<script type="module" src="${address}"></script>\n<sticker-picker lang="${locale}"></sticker-picker>`
  const listen = `document.querySelector('sticker-picker').addEventListener('sticker', (event) => {\n  const { url, alt, emoji } = event.detail\n  chat.send({ image: url, alt: alt || emoji.join(' ') })\n})`
  const token = `<sticker-picker token="mulsaq_lib_…"></sticker-picker>`
  const code = (chunks: ReactNode) => <code>{chunks}</code>
  return (
    <div className="page-column pt-4 md:pt-8">
      <h1 className="type-page">{t('title')}</h1>
      <p className="type-lead text-ink-2 mt-2 max-w-[60ch]">{t('lead')}</p>
      <div className="mt-8 grid items-start gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_420px]">
        <div className="grid min-w-0 gap-10">
          <Part title={t('embed.title')}>
            <p>{t('embed.words')}</p>
            <Listing>{embed}</Listing>
            <p>{t.rich('embed.policy', { code, origin: env.origin })}</p>
          </Part>
          <Part title={t('listen.title')}>
            <p>{t.rich('listen.words', { code })}</p>
            <Listing>{listen}</Listing>
            <Names of={DETAIL.map((name) => ({ name, words: t(`detail.${name}`) }))} />
          </Part>
          <Part title={t('attributes.title')}>
            <Names of={ATTRIBUTES.map((name) => ({ name, words: t(`attributes.${name}`) }))} />
            <p>{t.rich('attributes.looks', { code })}</p>
          </Part>
          <Part title={t('token.title')}>
            <p>{t('token.words')}</p>
            <Listing>{token}</Listing>
            <p>
              <Link href={localHref(locale, '/account/tokens')} prefetch={false} className="underline">
                {t('token.make')}
              </Link>
            </p>
          </Part>
          <Part title={t('promises.title')}>
            <p>{t('promises.words')}</p>
            <p>
              <a href={`${env.origin}/api/v1/openapi.json`} className="underline">
                {t('promises.api')}
              </a>
            </p>
          </Part>
        </div>
        <section aria-labelledby="live" className="order-first lg:sticky lg:top-6 lg:order-none">
          <h2 id="live" className="type-t4 mb-4">
            {t('live.title')}
          </h2>
          <LivePicker words={{ chosen: t.raw('live.chosen') as string, none: t('live.none') }} />
        </section>
      </div>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid min-w-0 gap-4 [&>p]:max-w-[65ch]">
      <h2 className="type-t3">{title}</h2>
      {children}
    </section>
  )
}

/** It breaks where it must, and never scrolls sideways. */
function Listing({ children }: { children: string }) {
  return (
    <pre
      dir="ltr"
      className="border-line bg-well type-small rounded-l border px-5 py-4 font-mono leading-relaxed [overflow-wrap:anywhere] whitespace-pre-wrap"
    >
      {children}
    </pre>
  )
}

function Names({ of }: { of: readonly { name: string; words: string }[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[auto_minmax(0,1fr)]">
      {of.map(({ name, words }) => (
        <div key={name} className="contents">
          <dt>
            <code dir="ltr" className="bg-well rounded-key px-2 py-1">
              {name}
            </code>
          </dt>
          <dd className="text-ink-2">{words}</dd>
        </div>
      ))}
    </dl>
  )
}
