import { notFound } from 'next/navigation'

// Rendered for each request: a page prepared at build time would carry neither the language nor the number its scripts need.
export const dynamic = 'force-dynamic'

/** Every address that no page has: the torn page of the shop, in the visitor's language, in place of the framework's own. */
export default function Nowhere(): never {
  notFound()
}
