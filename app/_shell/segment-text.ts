import { notFound } from 'next/navigation'

/** A part of an address as text. What is not text in any encoding is no page. */
export function segmentText(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return notFound()
  }
}
