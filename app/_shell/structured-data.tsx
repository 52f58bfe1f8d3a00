/** What a page shows, in the words of schema.org, for machines that read shops. Data only: no browser runs it. */
export function StructuredData({ of }: { of: Record<string, unknown> }) {
  // `<` is written as an escape, so that no text of a person can end the element.
  const json = JSON.stringify({ '@context': 'https://schema.org', ...of }).replaceAll('<', '\\u003c')
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
