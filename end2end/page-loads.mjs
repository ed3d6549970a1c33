// Measures how the main pages of a running server load in Chromium: `ASSAY_URL=http://127.0.0.1:3000 npm run page-loads`. It only reads.
//
// It prints medians of several loads, with an empty and with a filled cache: answer (time to first byte), first contentful paint,
// interactive (hydrated, and the editor loaded if the page has one), transferred bytes, requests, layout shift. It lists requests to
// other hosts; there should be none.

import { chromium } from "@playwright/test";

import { launchOptions } from "./chromium.mjs";

const origin = process.env.ASSAY_URL ?? "http://127.0.0.1:3000";
const loads = 7;

/** The home page, the problem list, and the first track and problem. */
async function mainPages(browser) {
  const page = await browser.newPage();
  const first = async (path, selector) => {
    await page.goto(origin + path);
    return page.locator(selector).first().getAttribute("href");
  };
  const track = await first("/tracks", 'main [href^="/tracks/"]');
  const problem = await first("/problems", 'main tbody [href^="/problems/"]');
  await page.close();
  return ["/", "/problems", track, problem];
}

async function load(context, path) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  let bytes = 0;
  let requests = 0;
  const otherHosts = new Set();
  session.on("Network.requestWillBeSent", ({ request }) => {
    if (request.url.startsWith("data:")) return;
    requests += 1;
    if (!request.url.startsWith(origin)) otherHosts.add(request.url);
  });
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(origin + path);
  await page.locator("html[data-hydrated]").waitFor({ state: "attached" });
  if (await page.locator("[data-editor]").count()) await page.locator(".cm-content").waitFor();
  const measured = await page.evaluate(async () => {
    const interactive = performance.now();
    await document.fonts.ready;
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    const [navigation] = performance.getEntriesByType("navigation");
    return { answer: navigation.responseStart - navigation.requestStart, paint: paint.startTime, interactive };
  });
  await page.waitForLoadState("networkidle");
  const shift = await page.evaluate(() => window.shift);
  await page.close();
  return { ...measured, bytes, requests, shift, otherHosts };
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function row(path, cache, all) {
  const of = (name) => median(all.map((one) => one[name]));
  const ms = (name) => `${of(name).toFixed(0)} ms`;
  return {
    page: path,
    cache,
    answer: `${of("answer").toFixed(1)} ms`,
    "first paint": ms("paint"),
    interactive: ms("interactive"),
    transferred: `${(of("bytes") / 1000).toFixed(0)} kB`,
    requests: of("requests"),
    "layout shift": of("shift").toFixed(4),
    "other hosts": [...new Set(all.flatMap((one) => [...one.otherHosts]))].join(" ") || "none",
  };
}

const browser = await chromium.launch(launchOptions);
const rows = [];
for (const path of await mainPages(browser)) {
  const cold = [];
  const warm = [];
  for (let i = 0; i < loads; i += 1) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    cold.push(await load(context, path));
    warm.push(await load(context, path));
    await context.close();
  }
  rows.push(row(path, "empty", cold), row(path, "filled", warm));
}
await browser.close();
console.table(rows);
