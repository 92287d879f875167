/** The small pictures of empty pages. */
import type { ReactNode } from "react";

function Picture({ children }: { children: ReactNode }) {
  return (
    <svg width="168" height="84" viewBox="0 0 168 84" fill="none" aria-hidden className="stroke-line-strong" strokeWidth="1.5">
      {children}
    </svg>
  );
}

const box = "fill-raised";

export const FlowsPicture = () => (
  <Picture>
    <path d="M54 42h18M112 34c10 0 8-14 18-14M112 50c10 0 8 14 18 14" />
    <rect x="8" y="30" width="46" height="24" rx="6" className={box} />
    <rect x="72" y="30" width="40" height="24" rx="6" className="fill-accent-soft stroke-accent" />
    <rect x="130" y="8" width="30" height="24" rx="6" className={box} />
    <rect x="130" y="52" width="30" height="24" rx="6" className={box} />
    <path d="M18 42h26M82 42h20" />
  </Picture>
);

export const RowsPicture = () => (
  <Picture>
    <rect x="20" y="8" width="128" height="68" rx="8" className={box} />
    <path d="M20 28h128M20 52h128" />
    <circle cx="34" cy="18" r="4" className="fill-accent-soft stroke-accent" />
    <circle cx="34" cy="40" r="4" />
    <circle cx="34" cy="64" r="4" />
    <path d="M48 18h40M48 40h56M48 64h32M120 18h16M124 40h12M116 64h20" />
  </Picture>
);

export const MessagesPicture = () => (
  <Picture>
    <path d="M24 14h72a8 8 0 0 1 8 8v18a8 8 0 0 1-8 8H44l-12 10V48h-8a8 8 0 0 1-8-8V22a8 8 0 0 1 8-8Z" className={box} />
    <path d="M116 36h28a8 8 0 0 1 8 8v14a8 8 0 0 1-8 8h-4v8l-10-8H92a8 8 0 0 1-8-8" className="stroke-accent" />
    <path d="M30 26h56M30 36h36" />
  </Picture>
);

export const CablePicture = () => (
  <Picture>
    <rect x="10" y="26" width="44" height="32" rx="8" className={box} />
    <rect x="114" y="26" width="44" height="32" rx="8" className="fill-accent-soft stroke-accent" />
    <path d="M54 42h14M100 42h14" />
    <path d="M68 34v16h8a8 8 0 0 0 0-16h-8ZM100 34v16h-8" />
    <path d="M22 38h20M22 46h12M126 42h20" />
  </Picture>
);
