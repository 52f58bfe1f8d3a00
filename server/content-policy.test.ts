import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { contentPolicy, TRUSTED_TYPES, withHashedScripts } from './content-policy'

const first = '(self.__next_f=self.__next_f||[]).push([0])'
const flight = 'self.__next_f.push([1,"a;self.__next_f.push(\\"x\\")\\u003c/script>"])'
const loader = '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":[]})'
const hash = (code: string) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`

describe('the policy of a shared page', () => {
  test("allows the framework's scripts by hash, neighbours joined into one", () => {
    const { html, policy } = withHashedScripts(
      `<p>hi</p><script id="_R_">${loader}</script><script>${first}</script><script>self.__next_f.push([1,"a"])</script>`,
    )
    const joined = `${first};self.__next_f.push([1,"a"])`
    expect(html).toContain(`<script>${joined}</script>`)
    expect(policy).toContain(hash(joined))
    expect(policy).toContain(hash(loader))
    expect(policy).not.toContain("script-src 'self' 'unsafe-inline'")
  })

  test('never blesses a script that is not of a known form, alone or among known ones', () => {
    for (const evil of [
      'alert(1)',
      'self.__next_f.push([1,alert(1)])',
      `${first};alert(1)`,
      `self.__next_f.push([1,"a"]);alert(1);self.__next_f.push([1,"b"])`,
    ]) {
      const { policy } = withHashedScripts(`<script>${first}</script><p/><script>${evil}</script>`)
      expect(policy).not.toContain(hash(evil))
      const mixed = withHashedScripts(`<script>${first}</script><script>${evil}</script>`)
      expect(mixed.policy).not.toContain(hash(evil))
      expect(mixed.html).toContain(`<script>${evil}</script>`)
    }
  })

  test('lets only those style elements stand that we put there ourselves', () => {
    const ours = '.a{color:red}'
    const { policy } = withHashedScripts(`<style>${ours}</style><style>.b{color:red}</style>`, [], [ours])
    expect(policy).toContain(`style-src 'self' ${hash(ours)};`)
    expect(policy).not.toContain(hash('.b{color:red}'))
    expect(policy).not.toMatch(/style-src(?!-attr)[^;]*unsafe-inline/)
  })

  test('lets no text become code where the rule for it stands in the page, and asks for none where it does not', () => {
    const own = 'the rule, and more'
    const { policy } = withHashedScripts(`<script>${own}</script><script>${first}</script>`, [own])
    expect(policy).toBe(`${contentPolicy(`${hash(own)} ${hash(first)}`)}; ${TRUSTED_TYPES}`)
    for (const page of [`<script>${first}</script>`, `<p>${own}</p>`, `<script type="asleep">${own}</script>`])
      expect(withHashedScripts(page, [own]).policy).not.toMatch(/trusted-types/)
  })

  test('a push whose text looks like another push keeps its page working', () => {
    const { html, policy } = withHashedScripts(`<script>${flight}</script>`)
    expect(html).toBe(`<script>${flight}</script>`)
    expect(policy).toContain(hash(flight))
  })
})
