/** What somebody wrote, as it was written. */
export function Said({ children }: { children: string }) {
  return (
    <p dir="auto" className="bg-well rounded-m px-4 py-3 [overflow-wrap:anywhere] whitespace-pre-line">
      {children}
    </p>
  )
}
