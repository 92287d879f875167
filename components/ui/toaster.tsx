"use client";
/** Where notices appear; drawn once the page is there. */
import dynamic from "next/dynamic";

export const Toaster = dynamic(() => import("./toaster-box.tsx").then((module) => module.ToasterBox), { ssr: false });
