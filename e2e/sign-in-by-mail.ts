import type { Page } from '@playwright/test'
import { readMailbox } from '@/infra/mailer'
import { expect } from './world'

/** On the page that asks who one is: by the link in one's mail, back to where one was going. Works without JavaScript. */
export async function signInByMail(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Send me the link' }).click()
  await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible()
  const link = async () => {
    const mail = (await readMailbox(200)).find(({ to }) => to === email)
    return /http\S+sign-in\/confirm\S+/.exec(mail?.text ?? '')?.[0]
  }
  await expect.poll(link, { timeout: 120_000 }).toBeTruthy()
  await page.goto((await link()) ?? '')
  await page.getByRole('button', { name: 'Sign in' }).click()
}
