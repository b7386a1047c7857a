/** Two posts and the knot that holds between them. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className="size-8">
      <rect width="32" height="32" rx="8" className="fill-brand" />
      <path
        d="M9 7v18M23 7v18M9 16h14"
        fill="none"
        strokeWidth="3.5"
        strokeLinecap="round"
        className="stroke-on-brand"
      />
      <circle cx="16" cy="16" r="4.25" strokeWidth="2" className="fill-[#f2a67c] stroke-brand" />
    </svg>
  )
}
