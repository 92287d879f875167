"use client";
import { Button as BaseButton } from "@base-ui/react/button";
import clsx from "clsx";
import { LoaderCircle } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";

export type ButtonLook = "primary" | "plain" | "quiet" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const base =
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-colors disabled:cursor-not-allowed data-disabled:cursor-not-allowed [&_svg]:shrink-0";
const looks: Record<ButtonLook, string> = {
  primary:
    "bg-accent text-on-accent hover:bg-accent-strong active:bg-accent-strong disabled:bg-sunken disabled:text-faint data-disabled:bg-sunken data-disabled:text-faint",
  plain: "border border-line-strong bg-raised text-ink hover:bg-sunken active:bg-sunken disabled:text-faint data-disabled:text-faint",
  quiet:
    "text-muted hover:bg-hover hover:text-ink active:bg-hover data-popup-open:bg-hover data-popup-open:text-ink disabled:text-faint data-disabled:text-faint",
  danger:
    "bg-bad text-on-bad hover:opacity-90 active:opacity-90 disabled:bg-sunken disabled:text-faint data-disabled:bg-sunken data-disabled:text-faint",
};
const sizes: Record<ButtonSize, string> = {
  sm: "h-7 px-2.5 text-sm [&_svg]:size-3.5",
  md: "h-8 px-3 text-sm [&_svg]:size-4",
  lg: "h-9 px-4 text-base [&_svg]:size-4",
};

export const buttonClass = (look: ButtonLook = "plain", size: ButtonSize = "md", className?: string) =>
  clsx(base, looks[look], sizes[size], className);

export interface ButtonProps extends ComponentProps<"button"> {
  look?: ButtonLook | undefined;
  size?: ButtonSize | undefined;
  /** Shows that it is under way and takes no second press. */
  busy?: boolean | undefined;
}

export function Button({
  look = "plain",
  size = "md",
  busy = false,
  className,
  children,
  disabled,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <BaseButton
      {...rest}
      type={type}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={buttonClass(look, size, className)}
    >
      {busy ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
      {children}
    </BaseButton>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, "children"> {
  /** What it does, for those who do not see the icon. */
  label: string;
  children: ReactNode;
}

const squares: Record<ButtonSize, string> = { sm: "size-7 px-0!", md: "size-8 px-0!", lg: "size-9 px-0!" };

export function IconButton({ label, look = "quiet", size = "md", className, children, ...rest }: IconButtonProps) {
  return (
    <Button {...rest} look={look} size={size} aria-label={label} className={clsx(squares[size], className)}>
      {children}
    </Button>
  );
}

export function ButtonLink({
  look = "plain",
  size = "md",
  className,
  ...rest
}: ComponentProps<typeof Link> & { look?: ButtonLook; size?: ButtonSize }) {
  return <Link {...rest} className={buttonClass(look, size, className)} />;
}
