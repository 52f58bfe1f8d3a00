import { inTransaction } from '@/infra/db'
import { grant } from '@/modules/library/grant'
import { TelegramDouble } from '@/testing/telegram-double/double'
import { packWithPictures } from './pictured-pack'
import { expect, test } from './world'

test('a buyer links Telegram once, and the bot makes the pack a set of his own', async ({ page, world }) => {
  test.slow()
  const telegram = await TelegramDouble.start(Number(new URL(process.env['TELEGRAM_HOST'] ?? '').port))
  try {
    const { packId } = await packWithPictures('Flying Foxes')
    const buyer = await world.signIn({ name: 'Salma' })
    await inTransaction((tx) => grant(tx, { userId: buyer.id, packId, source: 'free' }))
    await page.goto(`/library/${packId}/telegram`)
    await expect(page.getByRole('heading', { level: 2, name: 'With our bot' })).toBeVisible()
    await world.expectAccessible()

    // Pressed here it would lead to Telegram itself: so where it leads is asked, and the double opens that.
    const link = await page.getByRole('link', { name: 'Link Telegram' }).getAttribute('href')
    const answer = await page.request.get(link ?? '', { maxRedirects: 0 })
    expect(answer.status()).toBe(303)
    expect(await telegram.press(answer.headers()['location'] ?? '', 7_123_456_789)).toMatch(/^Linked/)

    await page.getByRole('button', { name: 'Make my set' }).click()
    await expect(page.getByText('Your set is ready')).toBeVisible({ timeout: 180_000 })
    const open = await page.getByRole('link', { name: 'Add to Telegram' }).getAttribute('href')
    const set = telegram.world.sets.get(open?.split('/').at(-1) ?? '')
    expect([set?.owner, set?.title, set?.stickers.map(({ emoji }) => emoji.join(''))]).toEqual([
      7_123_456_789,
      'Flying Foxes',
      ['🦊😴', '🦊😴', '🦊😴', '🦊😴'],
    ])
    await world.expectAccessible()

    await page.getByRole('button', { name: 'Unlink' }).click()
    await expect(page.getByRole('link', { name: 'Link Telegram' })).toBeVisible()
  } finally {
    await telegram.stop()
  }
})
