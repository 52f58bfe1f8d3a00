import * as rootParams from 'next/root-params'
import { getRequestConfig } from 'next-intl/server'
import { isLocale, routing, type Locale } from './routing'
import { wordsOf } from './words'

/** The words for this request. Pages know their language by their address; actions and route handlers by what the proxy wrote. */
export default getRequestConfig(async (asked) => {
  // `asked.requestLocale` reads the request's headers, even when only named: touched last, or no page could be kept.
  const wanted = isLocale(asked.locale) ? asked.locale : ((await fromAddress()) ?? (await asked.requestLocale))
  const chosen: Locale = isLocale(wanted) ? wanted : routing.defaultLocale
  return { locale: chosen, messages: await wordsOf(chosen), timeZone: 'UTC' }
})

async function fromAddress(): Promise<string | undefined> {
  try {
    return await rootParams.locale()
  } catch {
    return undefined // not in a page: root params exist only there
  }
}
