import { Refusal } from '@/core/refusal'

export const noSuchExport = () => new Refusal('privacy.no_such_export', 404, 'There is no such export of yours.')
export const exportUnderWay = () => new Refusal('privacy.under_way', 409, 'An export is being put together already.')
export const handleWrong = () =>
  new Refusal('privacy.handle_wrong', 422, 'The handle typed is not that of this account.')
export const moneyFirst = () =>
  new Refusal('privacy.money_first', 409, 'There is money on this account that is yours: have it paid out first.')
export const packUnderReview = () =>
  new Refusal('privacy.under_review', 409, 'A pack is with the reviewers: take it back first.')
export const noSuchPerson = () => new Refusal('privacy.no_such_person', 404, 'There is no such person.')
export const lookNeedsPurpose = () => new Refusal('privacy.look_purpose', 422, 'Say what for: choose a purpose.')
export const lookNeedsNote = () => new Refusal('privacy.look_note', 422, 'Say in words what you look for.')
