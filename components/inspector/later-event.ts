"use client";
import { createContext } from "react";

/** True around a setting that speaks of the event a step waits for, not of the one that started the flow. */
export const LaterEvent = createContext(false);
