/**
 * A Content-Disposition that saves a file under this name, whatever the name holds (RFC 6266, RFC 8187): plain ASCII for
 * old clients, the whole name percent-encoded for all others. Separators of paths, quotes, control and direction characters
 * cannot pass, a leading dot neither.
 */
export function attachment(fileName: string): string {
  const safe =
    fileName
      .normalize('NFC')
      .replace(/\p{Cs}/gu, '')
      .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|\u2028\u2029]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[.\s]+|[.\s]+$/g, '') || 'download'
  const [, stem = safe, extension = ''] = /^(.*?)(\.[A-Za-z0-9]{1,12})?$/.exec(safe) ?? []
  const whole = Array.from(stem).slice(0, 100).join('').trim() + extension
  const ascii = whole
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]+/g, '')
    .replace(/[%]/g, '')
    .trim()
  const plain = /^[A-Za-z0-9]/.test(ascii) ? ascii : `download${extension}`
  const encoded = encodeURIComponent(whole).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
