import { z } from 'zod'
import { env } from '@/infra/env'
import { version } from '@/package.json'
import { OPERATIONS, type Operation } from './operations'
import { Problem } from './shapes'

/** The document of the API, printed from the schemas that its answers pass through. OpenAPI 3.1 speaks JSON Schema 2020-12, as zod does. */
export function openApi(): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Mulsaq',
      version,
      summary: 'What the shop has to show, to read: packs, stickers, artists and search.',
      description:
        'No key is needed, but for what one owns: that takes a token, made on the account page. Lists page by cursor: give `next` back as `after`. Answers carry an ETag; ask again with If-None-Match. ' +
        'Ask at most as often as RateLimit-Limit says in a minute.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: `${env.origin}/api/v1` }],
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: componentsOf([...OPERATIONS.map(({ answer }) => answer), Problem]),
    },
    paths: Object.fromEntries(OPERATIONS.map((operation) => [operation.path, { get: described(operation) }])),
  }
}

function described({ id, path, summary, query, answer, own }: Operation): Record<string, unknown> {
  const asked = z.toJSONSchema(query, { io: 'input', reused: 'inline' })
  const required = new Set(asked.required ?? [])
  return {
    operationId: id,
    summary,
    ...(own && { security: [{ token: [] }] }),
    parameters: [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...Object.entries(asked.properties ?? {}).map(([name, schema]) => ({
        name,
        in: 'query',
        required: required.has(name),
        schema,
      })),
    ],
    responses: {
      200: { description: summary, headers: HEADERS, content: { 'application/json': { schema: schemaOf(answer) } } },
      304: { description: 'Not changed since the ETag in If-None-Match.' },
      400: refused('The query says something that has no meaning here.'),
      ...(own && { 401: refused('There is no token, or it does not work.') }),
      404: refused('There is nothing at this address.'),
      429: refused('Asked too often; Retry-After says when to come back.'),
    },
  }
}

/** Named shapes stand once, in the document's components; `$defs` would be looked for at its root. */
function schemaOf(shape: z.ZodType): Record<string, unknown> {
  const { $schema: _, $defs: __, ...schema } = inComponents(z.toJSONSchema(shape))
  return schema
}

function componentsOf(shapes: readonly z.ZodType[]): Record<string, unknown> {
  return Object.assign(
    {},
    ...shapes.map((shape) => {
      const { $defs, $schema: _, ...own } = inComponents(z.toJSONSchema(shape))
      const name = shape.meta()?.id
      return { ...$defs, ...(name && !own.$ref && { [name]: own }) }
    }),
  ) as Record<string, unknown>
}

function inComponents(schema: object): Record<string, unknown> & { $defs?: object; $ref?: string } {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as Record<string, unknown>
}

function refused(description: string) {
  return { description, content: { 'application/problem+json': { schema: schemaOf(Problem) } } }
}

const number = { schema: { type: 'integer' } }
const HEADERS = {
  ETag: { schema: { type: 'string' } },
  'RateLimit-Limit': number,
  'RateLimit-Remaining': number,
  'RateLimit-Reset': number,
}
