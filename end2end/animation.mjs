// Records how a submission is judged, as an animated WebP: `ASSAY_URL=http://127.0.0.1:3000 npm run animation -- docs/judging.webp`. It
// registers an account and submits a solution, so use a test server. It needs the program img2webp (Debian's package webp).

import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { chromium } from "@playwright/test";

import { launchOptions } from "./chromium.mjs";

const origin = process.env.ASSAY_URL ?? "http://127.0.0.1:3000";
const file = process.argv[2] ?? "docs/judging.webp";
const problem = process.argv[3] ?? "rising-tide";
const size = { width: 1120, height: 700 };
/** How long the first and the last picture are shown, in ms. */
const PAUSE_MS = { first: 1200, last: 3000 };

async function open(page, path) {
  await page.goto(origin + path);
  await page.locator("html[data-hydrated]").waitFor({ state: "attached" });
  await page.evaluate(() => document.fonts.ready);
}

async function register(page) {
  const id = randomUUID().slice(0, 8);
  await open(page, "/register");
  await page.getByLabel("Name").fill("Ada Lovelace");
  await page.getByLabel("Email").fill(`ada-${id}@example.org`);
  await page.getByLabel("Password").fill(`a long password ${id}`);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("main").getByRole("button", { name: "Log in" }).click();
  await page.getByRole("button", { name: "Log out" }).waitFor();
}

/** Takes pictures of the page until the promise has settled. Returns each picture with its time in ms. */
async function record(page, until) {
  const frames = [];
  let ended = false;
  const end = until.finally(() => (ended = true));
  do {
    frames.push({ at: performance.now(), image: await page.screenshot() });
  } while (!ended);
  await end;
  frames.push({ at: performance.now(), image: await page.screenshot() });
  return frames;
}

/** The arguments of img2webp: each picture that differs from the one before it, and how long it is shown. */
async function encode(frames, folder) {
  const different = frames.filter((frame, index) => index === 0 || !frame.image.equals(frames[index - 1].image));
  const args = ["-loop", "0", "-lossy", "-q", "72", "-m", "6"];
  for (const [index, frame] of different.entries()) {
    const next = different[index + 1];
    const shown = index === 0 ? PAUSE_MS.first : next ? Math.max(40, Math.round(next.at - frame.at)) : PAUSE_MS.last;
    const path = join(folder, `${String(index).padStart(3, "0")}.png`);
    await writeFile(path, frame.image);
    args.push("-d", String(shown), path);
  }
  execFileSync("img2webp", [...args, "-o", file], { stdio: "inherit" });
  console.log(`${file}: ${different.length} pictures`);
}

const browser = await chromium.launch(launchOptions);
const folder = await mkdtemp(join(tmpdir(), "assay-animation-"));
try {
  const context = await browser.newContext({ locale: "en-GB", viewport: size, colorScheme: "light" });
  const page = await context.newPage();
  await register(page);
  const source = await readFile(fileURLToPath(new URL(`../problems/${problem}/submissions/accepted/${process.argv[4] ?? "solution.py"}`, import.meta.url)), "utf8");
  await open(page, `/problems/${problem}`);
  await page.locator(".cm-content").waitFor();
  await page.getByLabel("Language").selectOption("python3");
  await page.getByRole("textbox", { name: "Source code" }).fill(source);
  const verdict = page.getByRole("region", { name: "Result" }).getByText("Accepted").first().waitFor({ timeout: 30_000 });
  const frames = [{ at: performance.now(), image: await page.screenshot() }];
  await page.getByRole("button", { name: "Submit" }).click();
  frames.push(...(await record(page, verdict)));
  await encode(frames, folder);
} finally {
  await browser.close();
  await rm(folder, { recursive: true });
}
