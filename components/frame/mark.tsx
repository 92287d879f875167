/** Tradewind's mark: two steps joined by a line that bends with the wind. */
export function Mark({ className = "size-6" }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className={className} fill="none">
      <rect width="24" height="24" rx="6" className="fill-accent" />
      <path d="M6.5 8.5h4.2c2.6 0 2.6 7 5.2 7h1.6" className="stroke-on-accent" strokeWidth="1.8" strokeLinecap="round" />
      <circle cx="6.5" cy="8.5" r="1.9" className="fill-on-accent" />
      <circle cx="17.5" cy="15.5" r="1.9" className="fill-on-accent" />
    </svg>
  );
}
