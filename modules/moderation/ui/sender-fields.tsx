import { getTranslations } from 'next-intl/server'
import { TextArea, TextField } from '@/ui/field'

/** Who somebody is, and where a letter reaches him: both sides of a notice say so. @param nameHint What becomes of it. */
export async function SenderFields({ nameHint }: { nameHint: string }) {
  const t = await getTranslations('rightsNotice')
  return (
    <>
      <TextField
        label={t('name')}
        hint={nameHint}
        name="name"
        required
        autoComplete="name"
        dir="auto"
        maxLength={200}
      />
      <TextArea
        label={t('address')}
        hint={t('addressHint')}
        name="address"
        required
        autoComplete="street-address"
        dir="auto"
        maxLength={500}
      />
    </>
  )
}
