import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { TRUSTED_TYPES, withHashedScripts } from './content-policy'
import { asleep, asleepOnce, OWN_SCRIPT } from './sleeping-page'

const flight = 'self.__next_f.push([1,"a"])'
const page =
  '<head><link rel="preload" as="script" href="/_next/static/chunks/a.js"/><script src="/_next/static/chunks/a.js" async=""></script>' +
  '<script src="/theme.js"></script><script src="/_next/static/chunks/old.js" noModule=""></script></head>' +
  `<body><p>a pack</p><script src="/_next/static/chunks/b.js" id="_R_" async=""></script><script>${flight}</script><script>${flight}</script></body>`

test('a shared page fetches and runs none of the framework by itself; its own script stands in it, allowed by hash', () => {
  const sleeping = asleep('/packs/frogs', page)
  const { html, policy } = withHashedScripts(sleeping.html, [OWN_SCRIPT])
  expect(html.match(/<script type="asleep" src="\/_next\/[^>]*async=""/g)).toHaveLength(2)
  expect(html).not.toContain('rel="preload"')
  expect(html).toContain('<p>a pack</p>')
  expect(html).toContain(`<script>${OWN_SCRIPT}</script>`)
  expect(policy).toContain(`script-src 'self' 'sha256-${createHash('sha256').update(OWN_SCRIPT).digest('base64')}';`)
  expect(policy).toContain(TRUSTED_TYPES)
})

test('what React makes the page from is at an address of its own, in its order; a script of unknown form stays, and is refused', () => {
  const { html, data } = asleep('/packs/frogs', page.replace('<p>', `<script>alert(1)</script><p>`))
  expect(data?.script).toBe(`${flight};${flight}`)
  expect(html).not.toContain('__next_f')
  expect(html).toContain(`<script type="asleep" id="data" src="?awake=${data?.hash}"></script></body>`)
  expect(html).toContain('<script>alert(1)</script>')
  expect(withHashedScripts(html, [OWN_SCRIPT]).policy.match(/sha256-/g)).toHaveLength(1)
})

test('a page that is nothing without its scripts is left awake', () => {
  for (const path of ['/stickers', '/ar/stickers', '/offline', '/docs/picker'])
    expect(asleep(path, page)).toEqual({ html: page })
})

test('a page made for one question sleeps under its own number, and keeps its data in itself', () => {
  const one = page.replaceAll('<script>', '<script nonce="n1">').replaceAll('async=""', 'async="" nonce="n1"')
  const html = asleepOnce(one, 'n1')
  expect(html).toContain(`<script nonce="n1">${OWN_SCRIPT}</script>`)
  expect(html.match(/<script type="asleep" src="\/_next\//g)).toHaveLength(2)
  expect(html.split(`<script nonce="n1">${flight}</script>`)).toHaveLength(3)
})
