// Takes screenshots of every page of a running server, light and dark, wide and narrow: `ASSAY_URL=http://127.0.0.1:3000 npm run
// screenshots -- FOLDER`. It registers an account and submits two solutions, so use a test server. With ASSAY_ADMIN_EMAIL and
// ASSAY_ADMIN_PASSWORD it also takes the admin pages.

import { randomUUID } from "node:crypto";
import { mkdir, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { chromium } from "@playwright/test";

import { launchOptions } from "./chromium.mjs";

const origin = process.env.ASSAY_URL ?? "http://127.0.0.1:3000";
const folder = process.argv[2] ?? "screenshots";
const sizes = { wide: { width: 1440, height: 900 }, middle: { width: 768, height: 1024 }, narrow: { width: 360, height: 740 } };
const verdictWithin = { timeout: 30_000 };

async function hydrated(page) {
  await page.locator("html[data-hydrated]").waitFor({ state: "attached" });
  await page.evaluate(() => document.fonts.ready);
}

async function open(page, path) {
  await page.goto(origin + path);
  await hydrated(page);
}

/** Registers an account and returns the addresses of the first track and its first problem. */
async function enter(page) {
  const id = randomUUID().slice(0, 8);
  await open(page, "/register");
  await page.getByLabel("Name").fill("Ada Lovelace");
  await page.getByLabel("Email").fill(`ada-${id}@example.org`);
  await page.getByLabel("Password").fill(`a long password ${id}`);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("main").getByRole("button", { name: "Log in" }).click();
  await page.getByRole("button", { name: "Log out" }).waitFor();

  await open(page, "/tracks");
  const track = await page.locator('main [href^="/tracks/"]').first().getAttribute("href");
  await open(page, track);
  const problem = await page.locator('main [href^="/problems/"]').first().getAttribute("href");
  return { track, problem };
}

/** Submits a source and returns the address of its result beside the editor. */
async function solve(page, problem, language, source, verdict) {
  await open(page, problem);
  await page.locator(".cm-content").waitFor();
  await page.getByLabel("Language").selectOption(language);
  await page.getByRole("textbox", { name: "Source code" }).fill(source);
  await page.getByRole("button", { name: "Submit" }).click();
  await page.getByRole("region", { name: "Result" }).getByText(verdict).first().waitFor(verdictWithin);
  return page.url().slice(origin.length);
}

async function acceptedSource(slug) {
  const submissions = fileURLToPath(new URL(`../problems/${slug}/submissions/accepted`, import.meta.url));
  const name = (await readdir(submissions)).sort().find((name) => name.endsWith(".cpp"));
  return readFile(join(submissions, name), "utf8");
}

async function shoot(context, pages, prefix) {
  const page = await context.newPage();
  for (const [name, path] of Object.entries(pages)) {
    for (const [size, viewport] of Object.entries(sizes)) {
      for (const colorScheme of ["light", "dark"]) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await open(page, path);
        if (path.startsWith("/problems/")) await page.locator(".cm-content").waitFor({ state: "attached" });
        await page.screenshot({ path: join(folder, `${prefix}-${name}-${size}-${colorScheme}.png`), fullPage: true });
        const views = page.getByRole("tablist", { name: "View" });
        for (const view of (await views.isVisible()) ? ["Code", "Cases", "Result"] : []) {
          await views.getByRole("tab", { name: view }).click();
          await page.screenshot({ path: join(folder, `${prefix}-${name}-${view.toLowerCase()}-${size}-${colorScheme}.png`), fullPage: true });
        }
      }
    }
  }
  await page.close();
}

await mkdir(folder, { recursive: true });
const browser = await chromium.launch(launchOptions);
try {
  const member = await browser.newContext({ locale: "en-GB" });
  const page = await member.newPage();
  const { track, problem } = await enter(page);
  await open(page, "/submissions");
  await shoot(member, { "history-empty": "/submissions" }, "member");
  const slug = new URL(problem, origin).pathname.split("/").at(-1);
  const wrong = await solve(page, problem, "python3", 'import sys\n\nnumbers = sys.stdin.read().split()\nprint(len(numbers), "perhaps")\n', "Wrong answer");
  const accepted = await solve(page, problem, "cpp", await acceptedSource(slug), "Accepted");
  await open(page, "/submissions");
  const submission = await page.getByRole("table").getByRole("link").first().getAttribute("href");
  await page.close();

  const visitor = await browser.newContext({ locale: "en-GB" });
  await shoot(visitor, { home: "/", tracks: "/tracks", track, sections: "/tracks/first-programs", problems: "/problems", problem, "problem-hints": `${problem}&hints=2`, login: "/login", register: "/register", missing: "/nowhere" }, "visitor");
  await shoot(
    member,
    { home: "/", tracks: "/tracks", track, sections: "/tracks/first-programs", "problem-editorial": `${problem}&editorial=show`, "problem-accepted": accepted, "problem-wrong": wrong, history: "/submissions", submission, account: "/account", keys: "/account/keys" },
    "member",
  );
  const { ASSAY_ADMIN_EMAIL: email, ASSAY_ADMIN_PASSWORD: password } = process.env;
  if (email && password) {
    const admin = await browser.newContext({ locale: "en-GB" });
    const page = await admin.newPage();
    await open(page, "/login?next=/admin");
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("main").getByRole("button", { name: "Log in" }).click();
    await page.waitForURL((url) => url.pathname === "/admin");
    await page.close();
    const pages = { overview: "", tracks: "/tracks", "new-track": "/new-track", track: "/tracks/first-programs", problems: "/problems", shipped: "/shipped", problem: `/problems/${slug}`, submissions: "/submissions", people: "/people", failed: "/failed", audit: "/audit" };
    await shoot(admin, Object.fromEntries(Object.entries(pages).map(([name, path]) => [name, `/admin${path}`])), "admin");
  }
} finally {
  await browser.close();
}
