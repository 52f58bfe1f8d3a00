import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { db, inTransaction } from '@/infra/db'
import { withRequest } from '@/infra/request-context'
import { grant } from '@/modules/library/grant'
import { indexPack } from '@/modules/search/index-pack'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { answerApi, preflight, refuseMethod } from './answer'
import { endToken } from './end-token'
import { listTokens } from './list-tokens'
import { makeToken } from './make-token'
import { openApi } from './open-api'
import { OPERATIONS } from './operations'

interface Document {
  openapi: string
  paths: Record<string, { get: { operationId: string; parameters: Parameter[]; responses: Record<string, Answer> } }>
  components: { schemas: Record<string, object> }
}
interface Parameter {
  name: string
  in: 'path' | 'query'
}
interface Answer {
  headers?: Record<string, object>
  content?: Record<string, { schema: object }>
}

const names: Record<string, string> = {}
let document: Document
let token = ''
// Not what printed the document: a reading of JSON Schema of its own, to which a keyword it does not know is a fault.
const ajv = addFormats.default(new Ajv2020({ allErrors: true, strict: true }))
beforeAll(async () => {
  const { actor } = await createPerson({ roles: ['artist'], name: 'Mina Haddad' })
  const first = await createPackOnSale({ artistId: actor.id, title: 'Api Otters', pricing: 'fixed', minor: 299n })
  const second = await createPackOnSale({ artistId: actor.id, title: 'More Api Otters' })
  for (const { packId } of [first, second]) await indexPack(packId)
  Object.assign(names, {
    pack: 'api-otters',
    sticker: first.stickers[0]?.id ?? '',
    handle: actor.handle,
    packId: first.packId,
  })
  const owner = await createPerson()
  await inTransaction((tx) => grant(tx, { userId: owner.actor.id, packId: first.packId, source: 'free' }))
  token = await makeToken(owner.actor, 'My blog')
  document = (await ask('/openapi.json')).body as Document
})

async function ask(path: string, headers: Record<string, string> = {}, address = '192.0.2.1') {
  const answer = await withRequest({ requestId: 'req_test', address }, () =>
    answerApi(new Request(`http://localhost:3000/api/v1${path}`, { headers })),
  )
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: text ? (JSON.parse(text) as unknown) : undefined }
}

/** What is wrong with an answer by what the document promises of it: its status, its kind, its headers, what is in it. */
function faultsOf(path: string, { status, headers, body }: Awaited<ReturnType<typeof ask>>): string[] {
  const said = document.paths[path]?.get.responses[status]
  if (!said) return [`${status} is not spoken of`]
  const missing = Object.keys(said.headers ?? {}).filter((name) => !headers.has(name))
  const kind = headers.get('content-type')?.split(';')[0] ?? ''
  const schema = said.content?.[kind]?.schema
  if (!schema) return [...missing, `${status} is not spoken of as ${kind}`]
  // By itself, with what it leads to: the rest of the document is no schema.
  const whole = JSON.stringify({ ...schema, $defs: document.components.schemas })
  const check = ajv.compile(JSON.parse(whole.replaceAll('#/components/schemas/', '#/$defs/')) as object)
  return check(body) ? missing : [...missing, ajv.errorsText(check.errors)]
}

/** An address of each kind: its blanks filled in with what there is, or with what is nowhere. */
const filled = (path: string) =>
  path.startsWith('/library')
    ? path.replace('{pack}', names['packId'] ?? '')
    : path.replace(/\{(\w+)\}/g, (_, name: string) => names[name] ?? name)
const nowhere = (path: string) => path.replace(/\{\w+\}/g, 'none')

describe('the document', () => {
  test('is OpenAPI 3.1, and every reference in it leads somewhere', async () => {
    expect(document.openapi).toBe('3.1.0')
    // By the schema that the OpenAPI Initiative publishes; what that leaves open, the schemas of answers, ajv reads strictly below.
    const official = await new Validator().validate(structuredClone(document) as unknown as Record<string, unknown>)
    expect(official).toMatchObject({ valid: true })
    for (const schema of Object.values(document.components.schemas)) expect(ajv.validateSchema(schema)).toBe(true)
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref)
    expect(refs.length).toBeGreaterThan(5)
    for (const ref of refs)
      expect(Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`)).toContain(ref)
    const ids = Object.values(document.paths).map(({ get }) => get.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(document).toEqual(JSON.parse(JSON.stringify(openApi())))
  })

  test('names the parts of every path', () => {
    for (const [path, { get }] of Object.entries(document.paths))
      expect(get.parameters.flatMap((one) => (one.in === 'path' ? [`{${one.name}}`] : []))).toEqual(
        path.match(/\{\w+\}/g) ?? [],
      )
  })

  test('is kept by every answer, and so is what it says of refusals', async () => {
    for (const path of Object.keys(document.paths)) {
      const isOwn = path.startsWith('/library')
      const as = isOwn ? { Authorization: `Bearer ${token}` } : {}
      const answers = [
        [200, await ask(filled(path), as)],
        [400, await ask(`${filled(path)}?nonsense=1`, as)],
        ...(path.includes('{') ? [[404, await ask(nowhere(path), as)] as const] : []),
        ...(isOwn ? [[401, await ask(filled(path))] as const] : []),
      ] as const
      for (const [status, answer] of answers)
        expect([path, answer.status, faultsOf(path, answer)]).toEqual([path, status, []])
      const etag = answers[0][1].headers.get('etag') ?? ''
      expect([path, (await ask(filled(path), { ...as, 'if-none-match': etag })).status]).toEqual([path, 304])
    }
  })

  test('would not be kept by an answer with less in it, or with more', async () => {
    const { body, ...rest } = await ask('/packs/api-otters')
    const { title: _, ...less } = body as { title: string }
    expect(faultsOf('/packs/{pack}', { ...rest, body: less })).toHaveLength(1)
    expect(faultsOf('/packs/{pack}', { ...rest, body: { ...(body as object), secret: 1 } })).toHaveLength(1)
    expect(faultsOf('/packs/{pack}', { ...rest, body, headers: new Headers() })).not.toEqual([])
    expect(faultsOf('/packs/{pack}', { ...rest, body, status: 418 })).toHaveLength(1)
  })
})

describe('an answer', () => {
  test('pages by cursor to the end, each row once', async () => {
    const seen: string[] = []
    for (let after = ''; ;) {
      const { body } = await ask(`/artists/${names.handle}/packs?limit=1${after && `&after=${after}`}`)
      const { packs, next } = body as { packs: { title: string }[]; next: string | null }
      seen.push(...packs.map(({ title }) => title))
      if (!next) break
      after = encodeURIComponent(next)
    }
    expect(seen).toEqual(['More Api Otters', 'Api Otters'])
  })

  test('names a pack by its id as by its slug, with the price in minor units and as text', async () => {
    const [bySlug, byId] = [await ask('/packs/api-otters'), await ask(`/packs/${names.packId}`)]
    expect(byId.body).toEqual(bySlug.body)
    expect(bySlug.body).toMatchObject({
      price: { minor: 299, currency: 'USD', text: '2.99' },
      rating: { count: 0, mean: 0 },
    })
  })

  test('has packs for adults for who says to ask for them, and for nobody else', async () => {
    const { actor } = await createPerson({ roles: ['artist'] })
    await createPackOnSale({ artistId: actor.id, title: 'Api Swimmers' })
    const wishes = { artistId: actor.id, title: 'Api Beach', rating: 'adult', tags: ['api-beach'] }
    const { packId, stickers } = await createPackOnSale(wishes)
    await indexPack(packId)
    for (const path of [
      '/packs/api-beach',
      `/packs/${packId}`,
      '/packs/api-beach/stickers',
      `/stickers/${stickers[0]?.id}`,
    ]) {
      expect([path, (await ask(path)).status]).toEqual([path, 404])
      expect([path, (await ask(`${path}?adults=true`)).status]).toEqual([path, 200])
    }
    const titles = async (path: string) =>
      ((await ask(path)).body as { packs: { title: string }[] }).packs.map(({ title }) => title)
    for (const path of ['/packs?tag=api-beach', '/search?q=api+beach', `/artists/${actor.handle}/packs?limit=1`]) {
      expect([path, await titles(path)]).toEqual([path, expect.not.arrayContaining(['Api Beach'])])
      expect([path, await titles(`${path}&adults=true`)]).toEqual([path, ['Api Beach']])
    }
  })

  test('is not sent again to whoever has it, and may be read by pages of any origin', async () => {
    const first = await ask('/packs')
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[\w-]{27}"$/)
    expect(first.headers.get('access-control-allow-origin')).toBe('*')
    const again = await ask('/packs', { 'if-none-match': `"other", W/${etag}` })
    expect([again.status, again.body]).toEqual([304, undefined])
    expect(preflight().headers.get('access-control-allow-methods')).toContain('GET')
  })

  test('says how often one may ask, and when to come back', async () => {
    const { headers } = await ask('/packs', {}, '198.51.100.7')
    expect([headers.get('ratelimit-limit'), headers.get('ratelimit-remaining')]).toEqual(['300', '299'])
    // A few at a time: more than the counter's connections take would be counted apart.
    for (let turn = 0; turn < 299; turn += 13)
      await Promise.all(Array.from({ length: 13 }, () => ask('/nothing', {}, '198.51.100.7')))
    const over = await ask('/packs', {}, '198.51.100.7')
    expect(over.status).toBe(429)
    expect(over.body).toMatchObject({ status: 429, code: 'rate_limit.exceeded' })
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  test('is a problem that a page of any origin can read, also when something breaks and when more is wanted than to ask', async () => {
    const artists = OPERATIONS.find(({ path }) => path === '/artists')
    const broken = vi
      .spyOn(artists as NonNullable<typeof artists>, 'read')
      .mockRejectedValue(new Error('a secret of ours'))
    const fault = await ask('/artists')
    broken.mockRestore()
    expect([fault.status, fault.headers.get('content-type')]).toEqual([500, 'application/problem+json'])
    expect(fault.headers.get('access-control-allow-origin')).toBe('*')
    expect(fault.body).toMatchObject({ status: 500, code: 'api.fault', detail: expect.stringContaining('req_test') })
    expect(JSON.stringify(fault.body)).not.toContain('secret')

    const refused = refuseMethod()
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
    expect(refused.headers.get('access-control-allow-origin')).toBe('*')
    expect(await refused.json()).toMatchObject({ status: 405, code: 'api.method_not_allowed' })
    const nowhere = await ask('')
    expect([nowhere.status, nowhere.body]).toMatchObject([404, { code: 'api.not_found' }])
  })

  test('to nonsense is a kind refusal, never a fault', async () => {
    for (const [path, status] of [
      ['/packs?after=nowhere', 400],
      ['/packs?limit=61', 400],
      ['/packs?limit=1&limit=2', 400],
      ['/packs?category=weapons', 400],
      ['/packs/%00%ff', 404],
      ['/packs/none', 404],
      ['/stickers/none', 404],
      ['/artists/%E0%A4%A', 404],
      ['/', 404],
      ['/packs/../packs', 200],
      [`/search?q=${'x'.repeat(300)}`, 400],
      ['/search?q=%00%ud800', 200],
      ["/search?q='%20OR%201=1;--", 200],
      ['/search?__proto__=1', 400],
      ['/search?q[$ne]=cat', 400],
      ['/search?q=cat&q=dog', 400],
      ['/packs?limit=1000000000', 400],
      ['/packs?limit[gt]=1', 400],
      ['/packs?after=%7B%22gt%22:%22%22%7D', 400],
    ] as const)
      expect([path, (await ask(path)).status]).toEqual([path, status])
  })
})

test('a token reads what its maker owns until it is ended; what is kept of it opens nothing', async () => {
  const { actor } = await createPerson()
  const { actor: other } = await createPerson()
  const made = await makeToken(actor, '  My   blog ')
  const as = (bearer: string) => ask('/library', { Authorization: `Bearer ${bearer}` })
  expect((await as(made)).body).toEqual({ packs: [], next: null })
  expect((await as(made)).headers.get('cache-control')).toBe('private, no-cache')
  expect((await ask(`/library/${names['packId']}/stickers`, { Authorization: `Bearer ${made}` })).status).toBe(404)

  const row = await db.apiToken.findFirstOrThrow({ where: { userId: actor.id } })
  expect(row).toMatchObject({ name: 'My blog', hint: made.slice(-4) })
  expect(JSON.stringify(row)).not.toContain(made)
  for (const wrong of [row.hash, `${made}x`, made.slice(0, -1)]) {
    const { status, body, headers } = await as(wrong)
    expect([status, (body as { code: string }).code]).toEqual([401, 'api.token_unknown'])
    expect(headers.get('www-authenticate')).toBe('Bearer')
  }
  expect((await ask('/library')).body).toMatchObject({ code: 'api.token_needed' })

  expect((await listTokens(actor))[0]?.usedAt).toBeInstanceOf(Date)
  await expect(endToken(other, row.id)).rejects.toMatchObject({ status: 404 })
  await endToken(actor, row.id)
  expect((await as(made)).status).toBe(401)
  await expect(endToken(actor, row.id)).rejects.toMatchObject({ status: 404 })

  const again = await makeToken(actor, 'Again')
  await db.user.update({ where: { id: actor.id }, data: { state: 'banned' } })
  expect((await as(again)).status).toBe(401)
})

test('one person has ten tokens at most, made at once or not', async () => {
  const { actor } = await createPerson()
  const made = await Promise.allSettled(Array.from({ length: 12 }, (_, index) => makeToken(actor, `Site ${index}`)))
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
  await expect(makeToken(actor, ' \u200b ')).rejects.toMatchObject({ code: 'api.token_nameless' })
})
