import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'

// The rule as a browser has it. That a browser asks it is in e2e/front-door.spec.ts.

interface Rule {
  createScriptURL(address: string): string | null
  createHTML(text: string): string | null
}

function ruleAt(address: string): Rule {
  const rules: Record<string, Rule> = {}
  const trustedTypes = { createPolicy: (name: string, rule: Rule) => (rules[name] = rule) }
  runInNewContext(readFileSync('server/trust.js', 'utf8'), {
    self: { trustedTypes },
    location: new URL(address),
    URL,
  })
  return rules['default'] as Rule
}

const HASH = 'abcdefghij-_ABCDEFGHIJ'
const rule = ruleAt('https://shop.example/packs/frogs?utm=1')

test.each([
  '/_next/static/chunks/0a-b_c~1.js',
  'https://shop.example/_next/static/chunks/a.js?dpl=1',
  '/embed/sticker-picker.js',
  '/theme.js',
  '/sw.js',
  `?awake=${HASH}`,
  `https://shop.example/packs/frogs?awake=${HASH}`,
])('a script of ours is let through: %s', (address) => {
  expect(rule.createScriptURL(address)).toBe(address)
})

test.each([
  'https://evil.example/_next/static/chunks/a.js',
  '//evil.example/theme.js',
  'https://shop.example@evil.example/theme.js',
  'http://shop.example/theme.js',
  'https://shop.example:8443/theme.js',
  'blob:https://shop.example/theme.js',
  'data:text/javascript,alert(1)',
  'javascript:alert(1)',
  '/media/one/theme.js',
  '/_next/static/../../media/one.js',
  '/_next/static/%2e%2e/%2e%2e/media/one.js',
  '/_next/static/..%2f..%2fmedia/one.js',
  '/_next/image?url=/a.js',
  '/embed/../media/one.js',
  `/packs/toads?awake=${HASH}`,
  `?awake=${HASH}&callback=alert`,
  '?awake=short',
  '',
])('any other address is not: %s', (address) => {
  expect(rule.createScriptURL(address)).toBeNull()
})

test('words are let through, and of markup nothing but the empty script that React begins with', () => {
  for (const text of ['', 'a > b & "c"', '{"name":"\\u003c/script>"}', '<script></script>'])
    expect(rule.createHTML(text)).toBe(text)
  for (const text of ['<b>', '<script>alert(1)</script>', '<script></script><script></script>', 'a <!-- b', '<'])
    expect(rule.createHTML(text)).toBeNull()
})

test('it can stand in a page, and a browser that knows no such rules reads over it', () => {
  const code = readFileSync('server/trust.js', 'utf8')
  expect(code).not.toMatch(/<\/script|<!--/)
  expect(() => runInNewContext(code, { self: {} })).not.toThrow()
})
