import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { withHashedScripts } from './content-policy'
import { asleep, OWN_SCRIPT } from './sleeping-page'

const flight = 'self.__next_f.push([1,"a"])'
const page =
  '<head><link rel="preload" as="script" href="/_next/static/chunks/a.js"/><script src="/_next/static/chunks/a.js" async=""></script>' +
  '<script src="/theme.js"></script><script src="/_next/static/chunks/old.js" noModule=""></script></head>' +
  `<body><p>a pack</p><script src="/_next/static/chunks/b.js" id="_R_" async=""></script><script>${flight}</script><script>${flight}</script></body>`

test('a shared page fetches and runs none of the framework by itself; its own script stands in it, allowed by hash', () => {
  const { html, policy } = withHashedScripts(asleep('/packs/frogs', page), OWN_SCRIPT)
  expect(html.match(/<script type="asleep" src="\/_next\/[^>]*async=""/g)).toHaveLength(2)
  expect(html).not.toContain('rel="preload"')
  expect(html).toContain('<p>a pack</p>')
  expect(html).toContain(`<script>${OWN_SCRIPT}</script>`)
  for (const code of [OWN_SCRIPT, `${flight};${flight}`])
    expect(policy).toContain(`'sha256-${createHash('sha256').update(code).digest('base64')}'`)
})

test('a page that is nothing without its scripts is left awake', () => {
  for (const path of ['/stickers', '/ar/stickers', '/offline', '/docs/picker']) expect(asleep(path, page)).toBe(page)
})
