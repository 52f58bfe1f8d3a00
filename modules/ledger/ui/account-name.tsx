import { getLocale, getTranslations } from 'next-intl/server'

/** `test:payable:usr_…:pending:USD` → what it is (`payable`), whose or where (`usr_…`), and of which kind (`pending`). */
function readPath(path: string): { name: string; detail: string; state: string } {
  const [name = '', detail = '', state = ''] = path
    .replace(/^test:/, '')
    .replace(/:[A-Z]{3}$/, '')
    .split(':')
  return { name, detail, state }
}

/** An account in words. `owner` is the name of the person it belongs to; without one it is everyone's. */
export async function AccountName({ path, owner, mine = false }: { path: string; owner?: string; mine?: boolean }) {
  const t = await getTranslations('books.accounts')
  const { name, detail, state } = readPath(path)
  switch (name) {
    case 'bank':
      return t('bank')
    case 'psp':
      return detail === 'sandbox' ? t('sandbox') : t('received', { provider: detail })
    case 'payable': {
      const who = mine ? 'you' : owner === undefined ? 'all' : 'person'
      return t.rich(`${state}.${who}`, { name: () => <bdi className="strong">{owner}</bdi> })
    }
    case 'in_transit': {
      const who = mine ? 'you' : owner === undefined ? 'all' : 'person'
      return t.rich(`in_transit.${who}`, { name: () => <bdi className="strong">{owner}</bdi> })
    }
    case 'tax': {
      const country = new Intl.DisplayNames(await getLocale(), { type: 'region' }).of(detail) ?? detail
      return t('tax', { country })
    }
    case 'withholding': {
      const country = new Intl.DisplayNames(await getLocale(), { type: 'region' }).of(detail) ?? detail
      return t('withholding', { country })
    }
    case 'dispute_receivable':
      return t('dispute_receivable')
    case 'psp_fee':
      return t('psp_fee')
    case 'dispute_fee':
    case 'payout_fee':
    case 'provider_charge':
      return t(name)
    case 'loss':
      return t('loss')
    case 'fee':
      return t('fee')
    case 'wallet':
      return t.rich(`wallet.${owner === undefined && !mine ? 'all' : mine ? 'you' : 'person'}`, {
        name: () => <bdi className="strong">{owner}</bdi>,
        pot: state,
      })
    case 'stars_owed':
      return t.rich(`stars_owed.${owner === undefined && !mine ? 'all' : mine ? 'you' : 'person'}`, {
        name: () => <bdi className="strong">{owner}</bdi>,
      })
    case 'unmatched_held':
      return t('unmatched_held', { provider: detail })
    case 'promo':
      return t('promo')
    case 'unmatched':
      return t('unmatched', { provider: detail })
    default:
      return path
  }
}
