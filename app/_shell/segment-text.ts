import { notFound } from 'next/navigation'

/** No slug and no tag is longer. What is kept of a page is found again by a name made of it, which Next lets be 256 characters. */
const LONGEST = 100

/** A part of an address as text. What is not text in any encoding, or longer than any name of ours, is no page. */
export function segmentText(segment: string): string {
  const text = decoded(segment)
  return text.length > LONGEST ? notFound() : text
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return notFound()
  }
}
