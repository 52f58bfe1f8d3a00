import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import ar from '@/messages/ar.json'
import en from '@/messages/en.json'
import { planPacks } from '@/modules/imaging/plan-export'
import { PLATFORMS } from '@/modules/imaging/platforms'
import type { EditorPage } from '../find-editor'
import { PlatformRow } from './platform-row'

function shown(locale: 'en' | 'ar'): string[] {
  const kinds = [...Array.from({ length: 4 }, () => 'still' as const), ...Array.from({ length: 31 }, () => 'webp' as const)] // prettier-ignore
  const platforms = PLATFORMS.map((platform) => ({ ...platform, plan: planPacks(platform, kinds).problems }))
  const editor = { platforms, stickers: kinds.map(() => ({ platforms: {} })) } as unknown as EditorPage
  const messages = locale === 'en' ? en : ar
  const page = (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
      <PlatformRow editor={editor} coming={0} />
    </NextIntlClientProvider>
  )
  const places = renderToStaticMarkup(page).split('<li')
  return places.map((place) => `<li${place}`.replace(/<svg.*?<\/svg>|<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim()) // prettier-ignore
}

test('the studio says in words how each messenger will split a pack, before anything is made', () => {
  const whatsapp = shown('en').find((place) => place.startsWith('WhatsApp'))
  expect(whatsapp).toContain('the 4 still and the 31 moving ones become packs of their own.')
  expect(whatsapp).toContain('More than 30 stickers do not fit one pack there, so it becomes 2 packs.')
  const line = shown('en').find((place) => place.startsWith('LINE'))
  expect(line).toContain('4 still stickers are too few for a pack there, which has 8 or more')
  expect(shown('ar').find((place) => place.startsWith('WhatsApp'))).toMatch(/30.*حزم|حزم.*30/)
})
