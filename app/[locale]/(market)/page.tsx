import { getTranslations } from 'next-intl/server'

export const revalidate = 3600

export default async function HomePage() {
  const t = await getTranslations('shell')
  return (
    <main>
      <h1>{t('tagline')}</h1>
    </main>
  )
}
