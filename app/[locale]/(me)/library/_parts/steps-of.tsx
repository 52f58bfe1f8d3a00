import { getTranslations } from 'next-intl/server'
import { Steps } from '@/modules/library/ui/steps'

/** The steps of one way into one messenger, in this language. `from`: the first one that is still to be done. */
export async function StepsOf(props: { platform: string; by: string; steps: number; from?: number }) {
  const { platform, by, steps, from = 1 } = props
  const t = await getTranslations('library.ways')
  const numbers = Array.from({ length: steps - from + 1 }, (_, index) => from + index)
  return <Steps steps={numbers.map((number) => t(`${platform}.${by}.${number}`))} />
}
