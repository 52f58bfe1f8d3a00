import { readIban } from '@/core/iban'
import { sum, toDecimal } from '@/core/money'
import { xmlText } from '@/core/xml'
import { netOf, type Payout } from './payout'

interface Batch {
  batch: string
  at: Date
  from: { holder: string; iban: string; bic: string }
  /** What the receiver reads beside the payout's id: who pays. */
  remittance: string
  payouts: readonly Payout[]
}

/**
 * A batch as an ISO 20022 pain.001.001.09 credit transfer, which banks take as a file. Each payout's own id is its
 * end-to-end id, so it comes back on every statement and every return.
 */
export function paymentFile({ batch, at, from, remittance, payouts }: Batch): string {
  const currency = payouts[0]?.amount.currency ?? ''
  const total = toDecimal(sum(payouts.map(netOf), currency))
  const count = payouts.length
  const day = at.toISOString().slice(0, 10)
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
  <CstmrCdtTrfInitn>
    <GrpHdr>
      <MsgId>${batch}</MsgId>
      <CreDtTm>${at.toISOString().slice(0, 19)}Z</CreDtTm>
      <NbOfTxs>${count}</NbOfTxs>
      <CtrlSum>${total}</CtrlSum>
      <InitgPty><Nm>${xmlText(from.holder)}</Nm></InitgPty>
    </GrpHdr>
    <PmtInf>
      <PmtInfId>${batch}</PmtInfId>
      <PmtMtd>TRF</PmtMtd>
      <NbOfTxs>${count}</NbOfTxs>
      <CtrlSum>${total}</CtrlSum>
      <ReqdExctnDt><Dt>${day}</Dt></ReqdExctnDt>
      <Dbtr><Nm>${xmlText(from.holder)}</Nm></Dbtr>
      <DbtrAcct><Id><IBAN>${from.iban}</IBAN></Id></DbtrAcct>
      <DbtrAgt>${agent(from.bic)}</DbtrAgt>
${payouts.map((payout) => transfer(payout, remittance)).join('\n')}
    </PmtInf>
  </CstmrCdtTrfInitn>
</Document>
`
}

function transfer(payout: Payout, remittance: string): string {
  const { id, holder, account, bic } = payout
  const amount = netOf(payout)
  const number = readIban(account)
  return `      <CdtTrfTxInf>
        <PmtId><EndToEndId>${id}</EndToEndId></PmtId>
        <Amt><InstdAmt Ccy="${amount.currency}">${toDecimal(amount)}</InstdAmt></Amt>
        <CdtrAgt>${agent(bic)}</CdtrAgt>
        <Cdtr><Nm>${xmlText(holder)}</Nm></Cdtr>
        <CdtrAcct><Id>${number ? `<IBAN>${number}</IBAN>` : `<Othr><Id>${xmlText(account)}</Id></Othr>`}</Id></CdtrAcct>
        <RmtInf><Ustrd>${xmlText(`${remittance} ${id}`)}</Ustrd></RmtInf>
      </CdtTrfTxInf>`
}

function agent(bic: string): string {
  const id = bic ? `<BICFI>${bic}</BICFI>` : '<Othr><Id>NOTPROVIDED</Id></Othr>'
  return `<FinInstnId>${id}</FinInstnId>`
}
