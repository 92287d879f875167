import clsx from "clsx";

export type ButtonLook = "primary" | "plain" | "quiet" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const base =
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-colors disabled:cursor-not-allowed [&_svg]:shrink-0";
const looks: Record<ButtonLook, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong active:bg-accent-strong disabled:bg-sunken disabled:text-faint",
  plain: "border border-line-strong bg-raised text-ink hover:bg-sunken active:bg-sunken disabled:text-faint",
  quiet: "text-muted hover:bg-hover hover:text-ink active:bg-hover data-popup-open:bg-hover data-popup-open:text-ink disabled:text-faint",
  danger: "bg-bad text-on-bad hover:opacity-90 active:opacity-90 disabled:bg-sunken disabled:text-faint",
};
const sizes: Record<ButtonSize, string> = {
  sm: "h-7 px-2.5 text-sm [&_svg]:size-3.5",
  md: "h-8 px-3 text-sm [&_svg]:size-4",
  lg: "h-9 px-4 text-base [&_svg]:size-4",
};

export const buttonClass = (look: ButtonLook = "plain", size: ButtonSize = "md", className?: string) =>
  clsx(base, looks[look], sizes[size], className);
