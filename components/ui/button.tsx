"use client";
import clsx from "clsx";
import { LoaderCircle } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonLook, type ButtonSize, buttonClass } from "./button-class.ts";

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
    <button {...rest} type={type} disabled={disabled || busy} aria-busy={busy || undefined} className={buttonClass(look, size, className)}>
      {busy ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
      {children}
    </button>
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
