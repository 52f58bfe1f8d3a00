/** A mail before it is text or HTML. Everything in it is plain text. */
export interface Letter {
  language: string
  direction: 'ltr' | 'rtl'
  shop: string
  title: string
  words: string
  list?: string[]
  quote?: string
  button: { words: string; href: string }
  /** Another way, to a file. */
  more?: { words: string; href: string }
  /** Before the bare address, for whom the button does not work. */
  linkHint: string
  foot: string
  /** How not to get such mails any more: without signing in. */
  stop?: { words: string; href: string }
}

export function mailText(letter: Letter): string {
  const parts = [
    letter.title,
    letter.words,
    letter.list?.map((line) => `• ${line}`).join('\n'),
    letter.quote?.replace(/^/gm, '> '),
    `${letter.button.words}:\n${letter.button.href}`,
    letter.more && `${letter.more.words}:\n${letter.more.href}`,
    `— ${letter.shop}\n${letter.foot}`,
    letter.stop && `${letter.stop.words}: ${letter.stop.href}`,
  ]
  return parts.filter(Boolean).join('\n\n')
}

// Mail programs know no custom properties, and many no <style>: so the light colours stand inline (the sRGB of the
// tokens in ui/styles/tokens.css) and the dark ones in a media query for those that read it. No picture is fetched.
const FONT = "font-family:'Readex Pro','Segoe UI',Tahoma,Arial,sans-serif"
const DISPLAY = "font-family:'Baloo Bhaijaan 2','Readex Pro','Segoe UI',Tahoma,Arial,sans-serif;font-weight:800"
const DARK = `@media (prefers-color-scheme:dark){
.paper{background:#0b111e!important}.sheet{background:#141a2b!important;border-color:#2a3144!important}
.ink{color:#f5f1e8!important}.ink2{color:#c6c0b4!important}.ink3{color:#989ead!important}
.well{background:#060a15!important}.button{background:#fc6d98!important;color:#280b13!important}
}`

export function mailHtml(letter: Letter): string {
  const e = escapeHtml
  const { direction } = letter
  const start = direction === 'rtl' ? 'right' : 'left'
  const paragraph = (words: string) =>
    `<p class="ink2" style="margin:0 0 16px;${FONT};font-size:16px;line-height:1.6;color:#454d5f">${lines(words)}</p>`
  const list = letter.list?.map((item) => `<li dir="auto" style="margin:0 0 6px">${e(item)}</li>`).join('')
  return `<!doctype html>
<html lang="${letter.language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${e(letter.title)}</title>
<style>${DARK}</style>
</head>
<body class="paper" style="margin:0;padding:0;background:#f9f5ed">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="paper" dir="${direction}" style="background:#f9f5ed">
<tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:520px">
<tr><td align="${start}" style="padding:0 4px 20px">
<table role="presentation" cellpadding="0" cellspacing="0"><tr>
<td style="width:36px;height:36px;background:#ce1464;border:3px solid #fffefb;border-radius:11px 11px 0 11px;text-align:center;${DISPLAY};font-size:20px;line-height:34px;color:#fefdfa" aria-hidden="true">م</td>
<td class="ink" style="padding:0 12px;${DISPLAY};font-size:24px;color:#161d31">${e(letter.shop)}</td>
</tr></table>
</td></tr>
<tr><td class="sheet" align="${start}" style="background:#fefcf8;border:1px solid #dfd7ca;border-radius:22px;padding:32px 28px 24px">
<h1 class="ink" style="margin:0 0 12px;${DISPLAY};font-size:27px;line-height:1.25;color:#161d31">${e(letter.title)}</h1>
${paragraph(letter.words)}
${list ? `<ul class="ink" style="margin:0 0 16px;padding-inline-start:22px;${FONT};font-size:16px;line-height:1.6;color:#161d31">${list}</ul>` : ''}
${letter.quote ? `<blockquote dir="auto" class="well ink" style="margin:0 0 16px;padding:14px 18px;border-radius:14px;background:#f1eadd;${FONT};font-size:16px;line-height:1.6;color:#161d31">${lines(letter.quote)}</blockquote>` : ''}
<p style="margin:24px 0 20px"><a class="button" href="${e(letter.button.href)}" style="display:inline-block;padding:15px 28px;border-radius:999px;background:#ce1464;color:#fefdfa;${FONT};font-size:16px;line-height:1.2;font-weight:600;text-decoration:none">${e(letter.button.words)}</a></p>
${letter.more ? `<p style="margin:0 0 20px"><a class="ink2" href="${e(letter.more.href)}" style="${FONT};font-size:16px;color:#454d5f">${e(letter.more.words)}</a></p>` : ''}
<p class="ink3" style="margin:0;${FONT};font-size:13px;line-height:1.6;color:#5e6474">${e(letter.linkHint)}<br><a class="ink3" dir="ltr" href="${e(letter.button.href)}" style="color:#5e6474;word-break:break-all">${e(letter.button.href)}</a></p>
</td></tr>
<tr><td align="${start}" style="padding:20px 4px 0"><p class="ink3" style="margin:0;border-top:2px dashed #ccc3b3;padding-top:16px;${FONT};font-size:13px;line-height:1.6;color:#5e6474">${e(letter.foot)}${letter.stop ? `<br><a class="ink3" href="${e(letter.stop.href)}" style="color:#5e6474">${e(letter.stop.words)}</a>` : ''}</p></td></tr>
</table>
</td></tr>
</table>
</body>
</html>`
}

function lines(words: string): string {
  return escapeHtml(words).replaceAll('\n', '<br>')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
