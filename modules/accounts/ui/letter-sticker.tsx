/** A letter as a die-cut sticker, its corner lifted: the picture of the sign-in pages. */
export function LetterSticker({ side = 132 }: { side?: number }) {
  return (
    <svg aria-hidden width={side} height={side} viewBox="0 0 132 132" className="[filter:var(--sticker-rest)]">
      <g transform="rotate(-7 66 66)">
        <path d="M26 26h80a16 16 0 0 1 16 16v36l-30 30H26a16 16 0 0 1-16-16V42a16 16 0 0 1 16-16Z" fill="#fffefb" />
        <path d="M28 34h76a10 10 0 0 1 10 10v31L89 100H28a10 10 0 0 1-10-10V44a10 10 0 0 1 10-10Z" fill="#ffd36e" />
        <path d="M18 84 48 62h36l30 13-25 25H28a10 10 0 0 1-10-10Z" fill="#ffc247" />
        <path
          d="M20 38.500 59 70a11 11 0 0 0 14 0l39-31.500A10 10 0 0 0 104 34H28a10 10 0 0 0-8 4.500Z"
          fill="#ffe3a1"
        />
        <path
          d="M66 66c-6-5-11-9-11-14a6.200 6.200 0 0 1 11-4 6.200 6.200 0 0 1 11 4c0 5-5 9-11 14Z"
          fill="var(--accent)"
        />
        <path d="M122 78 92 108V90a12 12 0 0 1 12-12Z" fill="#f1eee7" />
        <path d="M122 78 92 108v-4.500L117.500 78Z" fill="#d9d4c9" />
      </g>
    </svg>
  )
}
