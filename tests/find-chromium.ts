/** A browser for the end-to-end tests: one that is here, or one that root may install, or the one command to ask for. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];
const elsewhere = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/snap/bin/chromium"];
const packages = ["chromium", "fonts-noto-cjk"];

export function findChromium(): string | null {
  const asked = process.env["CHROMIUM"];
  if (asked) return existsSync(asked) ? asked : null;
  const folders = (process.env["PATH"] ?? "").split(delimiter).concat("/usr/bin", "/usr/local/bin");
  const candidates = [playwrights(), ...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...elsewhere];
  return candidates.find((path) => path !== "" && existsSync(path)) ?? null;
}

export function findOrInstallChromium(): string {
  const found = findChromium();
  if (found) return found;
  const install = `apt-get update && apt-get install -y ${packages.join(" ")}`;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("The end-to-end tests need a Chromium; installing Debian's.");
    spawnSync("sh", ["-c", install], { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    `The end-to-end tests need a Chromium and found none. Ask for this once: sudo sh -c '${install}'\nOr name one: CHROMIUM=/path/to/chromium npm test`,
  );
}

function playwrights(): string {
  try {
    return chromium.executablePath();
  } catch {
    return "";
  }
}
