"use client";
import { Broken } from "#components/frame/broken.tsx";

export default Broken;
