// The layout of the problem page: panes, tabs, samples.

import type { Locator } from "@playwright/test";

import { register } from "../fixtures/account.ts";
import { expect, expectVerdict, hydrated, openFirstProblem, result, test } from "../fixtures/app.ts";
import { editorReady, editor, runAndWait, runStatus, source, type } from "../fixtures/problem-page.ts";
import { accepted, firstSample, submit, submitTwoWrong, write } from "../fixtures/solution.ts";

test("panes resize by pointer and keyboard, and keep their size", async ({ app, page }) => {
  await openFirstProblem(page);
  await editorReady(page);
  const rows = page.getByRole("separator", { name: "Resize editor and results" });
  const before = Number(await rows.getAttribute("aria-valuenow"));
  await rows.focus();
  await page.keyboard.press("ArrowUp");
  await expect(rows).toHaveAttribute("aria-valuenow", String(before - 2));
  await page.keyboard.press("End");
  await expect(rows).toHaveAttribute("aria-valuenow", "85");
  await page.keyboard.press("ArrowLeft");
  await expect(rows, "other arrow keys do nothing").toHaveAttribute("aria-valuenow", "85");

  const columns = page.getByRole("separator", { name: "Resize panes" });
  const box = await columns.boundingBox();
  if (!box) throw new Error("no separator");
  await page.mouse.move(box.x + 4, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + 204, box.y + 100, { steps: 4 });
  await page.mouse.up();
  const placeNow = async () => Number(await columns.getAttribute("aria-valuenow"));
  await expect.poll(placeNow).toBeGreaterThan(55);
  await expect(page.locator("[data-dragging]")).toHaveCount(0);
  const place = await placeNow();

  await app.open(page.url());
  await editorReady(page);
  await expect(columns).toHaveAttribute("aria-valuenow", String(place));
  await expect(rows).toHaveAttribute("aria-valuenow", "85");
  await columns.dblclick();
  await expect(columns).toHaveAttribute("aria-valuenow", "45");
});

test("panes fold and fill the window", async ({ app, page }) => {
  await openFirstProblem(page);
  await editorReady(page);
  const fold = page.getByRole("button", { name: "Show problem" });
  await expect(page.getByRole("article")).toBeVisible();
  await fold.click();
  await expect(page.getByRole("article")).toBeHidden();
  await expect(fold).toHaveAttribute("aria-expanded", "false");
  await app.open(page.url());
  await editorReady(page);
  await expect(page.getByRole("article"), "remembered").toBeHidden();
  await fold.click();
  await expect(page.getByRole("article")).toBeVisible();

  await page.getByRole("button", { name: "Show cases and result" }).click();
  await expect(page.locator("#cases-pane")).toBeHidden();
  await page.getByRole("tab", { name: "Cases" }).click();
  await expect(page.locator("#cases-pane"), "clicking a tab unfolds its pane").toBeVisible();

  const full = page.getByRole("button", { name: "Full window: editor" });
  await full.click();
  const box = () => page.locator("#code-pane").boundingBox();
  await expect.poll(box).toMatchObject({ x: 0, y: 0, width: 1280, height: 800 });
  await full.click();
  await expect.poll(async () => (await box())?.width).toBeLessThan(1280);
});

test("samples can be copied and used as cases", async ({ context, page }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { slug } = await openFirstProblem(page);
  await editorReady(page);
  await page.getByRole("button", { name: "Copy input of sample 1" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(firstSample(slug).input);

  await page.getByRole("button", { name: "Use sample 1 as a case" }).click();
  const input = page.getByLabel("Input of Case 1");
  await expect(input).toHaveValue(firstSample(slug).input);
  await input.fill("my own\n");
  await page.reload();
  await editorReady(page);
  await page.getByRole("group", { name: "Cases" }).getByRole("button", { name: "Case 1" }).click();
  await expect(input).toHaveValue("my own\n");
  await page.getByRole("button", { name: "Remove Case 1" }).click();
  await expect(page.getByRole("group", { name: "Cases" }).getByRole("button", { name: "Case 1" })).toHaveCount(0);
});

test("the page shows the reader's track and the next problem", async ({ page }) => {
  await register(page);
  const { slug, track } = await openFirstProblem(page);
  const crumbs = page.getByRole("navigation", { name: "Breadcrumb" });
  await expect(crumbs.locator(`[href="${track}"]`)).toBeVisible();
  await expect(crumbs).toContainText(/1 of \d/);
  await write(page, "python3", accepted(slug, "python3"));
  await submit(page);
  await expectVerdict(page, "Accepted");
  await expect(page).toHaveURL(/track=.*submission=\d+/);
  const next = page.getByRole("link", { name: /^Next: / });
  const title = (await next.innerText()).replace(/^Next: /, "").trim();
  await next.click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(crumbs).toContainText(/2 of \d/);
  await editorReady(page);
  await expect(page.locator("#result-pane"), "another problem, another result").not.toContainText("Accepted");
});

test("earlier submissions are listed beside the editor and can be opened in it", async ({ page }) => {
  await register(page);
  const { slug, title } = await openFirstProblem(page);
  await write(page, "python3", 'print("first try")');
  await submit(page);
  await expectVerdict(page, "Wrong answer");
  await write(page, "python3", accepted(slug, "python3"));
  await submit(page);
  await expectVerdict(page, "Accepted");

  await page.getByRole("tab", { name: "Submissions" }).click();
  const attempts = page.locator(".attempt");
  await expect(attempts).toHaveCount(2);
  await expect(attempts.first()).toContainText("Accepted");
  await attempts.last().getByRole("link", { name: /in the editor/ }).click();
  await expect.poll(() => source(page)).toBe('print("first try")');
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(async () => (await source(page)).trimEnd()).toBe(accepted(slug, "python3").trimEnd());

  await attempts.first().getByRole("checkbox").check();
  await attempts.last().getByRole("checkbox").check();
  await page.getByRole("button", { name: "Compare two" }).click();
  await page.waitForURL("**/compare?*");
  const changed = page.getByLabel("What changed");
  await expect(changed.locator('[data-change="extra"]')).toContainText('print("first try")');
  await expect(changed.locator('[data-change="missing"]').first()).toBeVisible();
  const crumbs = page.getByRole("navigation", { name: "Breadcrumb" });
  await expect(crumbs.getByRole("link", { name: title })).toHaveAttribute("href", `/problems/${slug}`);
  const history = page.getByRole("link", { name: `All your submissions to ${title}` });
  await expect(history).toHaveAttribute("href", `/submissions?problem=${slug}`);
  const sources = await page.getByRole("heading", { name: "Sources" }).boundingBox();
  expect((await changed.boundingBox())?.y, "the differences come before the sources").toBeLessThan(sources?.y ?? 0);
  await page.getByRole("region", { name: "Older" }).getByRole("link", { name: "Open in the editor" }).click();
  await editorReady(page);
  await expect.poll(() => source(page)).toBe('print("first try")');
});

test("on a phone all views are tabs of one list", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openFirstProblem(page);
  await hydrated(page);
  await editorReady(page);
  const tabs = page.getByRole("tablist", { name: "View" });
  await tabs.getByRole("tab", { name: "Statement" }).focus();
  for (const name of ["Submissions", "Editorial", "Code", "Cases", "Result"]) {
    await page.keyboard.press("ArrowRight");
    await expect(tabs.getByRole("tab", { name })).toBeFocused();
    await expect(page.locator(`#${name.toLowerCase()}-pane`)).toBeVisible();
  }
  await expect(page.getByRole("article")).toBeHidden();
  await tabs.getByRole("tab", { name: "Code" }).click();
  await type(page, "x = 1");
  const box = await editor(page).boundingBox();
  expect(box?.width).toBeLessThanOrEqual(390);
});

test("on a phone Run and Submit work from the cases", async ({ page }) => {
  // So small that a case does not fit.
  await page.setViewportSize({ width: 360, height: 360 });
  await register(page);
  const { slug } = await openFirstProblem(page);
  await editorReady(page);
  const tabs = page.getByRole("tablist", { name: "View" });
  await tabs.getByRole("tab", { name: "Code" }).click();
  await write(page, "python3", accepted(slug, "python3"));

  await tabs.getByRole("tab", { name: "Statement" }).click();
  const toTheEnd = () => page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await toTheEnd();
  await tabs.getByRole("tab", { name: "Cases" }).click();
  const list = page.getByRole("group", { name: "Cases" });
  const run = page.getByRole("button", { name: "Run", exact: true });
  await expect(run).toHaveCount(1);
  await expect(editor(page)).toBeHidden();
  // Content scrolls below the row of buttons.
  const bar = page.locator(".editor__bar");
  const belowBar = async (what: Locator) => ((await what.boundingBox())?.y ?? 0) - ((await bar.boundingBox())?.y ?? 0) > 40;
  await expect.poll(() => belowBar(list), "a view starts at its top").toBe(true);
  await runAndWait(page, /passed/);

  await toTheEnd();
  await expect.poll(() => belowBar(list)).toBe(false);
  await expect(run, "visible at every scroll position").toBeInViewport({ ratio: 1 });
  await runAndWait(page, /passed/);
  await expect(runStatus(page), "the result is visible").toBeInViewport({ ratio: 1 });
  await expect.poll(() => belowBar(runStatus(page))).toBe(true);

  await toTheEnd();
  await submit(page);
  await expectVerdict(page, "Accepted");
  const verdict = result(page).locator(".result__head");
  await expect(verdict).toBeInViewport({ ratio: 1 });
  await expect.poll(() => belowBar(verdict)).toBe(true);
});

test("a comparison needs two selected submissions", async ({ page }) => {
  await register(page);
  await openFirstProblem(page);
  await submitTwoWrong(page);
  await page.getByRole("tab", { name: "Submissions" }).click();
  const attempts = page.locator(".attempt");
  await expect(attempts).toHaveCount(2);
  const asked: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === "/compare") asked.push(request.url());
  });
  const [newer, older] = [attempts.first().getByRole("checkbox"), attempts.last().getByRole("checkbox")];
  const compare = page.getByRole("button", { name: "Compare two" });

  await compare.click();
  await expect(newer, "the message appears there").toBeFocused();
  await older.check();
  await compare.click();
  await expect(newer).toBeFocused();
  expect(asked).toEqual([]);
  expect(new URL(page.url()).pathname).toMatch(/^\/problems\//);

  await newer.check();
  await compare.click();
  await page.waitForURL("**/compare?*");
  expect(asked).toHaveLength(1);
});

test("hidden difficulty is already hidden in the server's page", async ({ app, page }) => {
  await openFirstProblem(page);
  await editorReady(page);
  const difficulty = page.locator(".problem-head [data-difficulty]");
  await expect(difficulty).toBeVisible();
  await page.getByRole("button", { name: "Editor settings" }).click();
  await page.getByLabel("Hide difficulty and tags").check();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(difficulty).toBeHidden();
  const response = await app.open(page.url());
  expect(await response?.text()).toContain("data-hide-difficulty");
  await expect(difficulty).toBeHidden();
});

test("a printed page shows the problem without controls", async ({ page }) => {
  const { title } = await openFirstProblem(page);
  await editorReady(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Sample 1" })).toBeVisible();
  await expect(editor(page)).toBeHidden();
  await expect(page.getByRole("button", { name: /Use sample 1/ })).toBeHidden();
  await expect(page.getByRole("banner")).toBeHidden();
});

test("a problem opened by a click shows placeholders until the editor loads", async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/editor/editor-*.js", async (route) => {
    await held;
    await route.continue();
  });
  await openFirstProblem(page);
  await expect(page.locator(".skeleton--cases")).toBeVisible();
  await expect(page.locator("#cases-pane .pane-note")).toBeHidden();
  const shape = page.locator(".editor__tools .button").first();
  const seen = await shape.evaluate((element) => {
    const { visibility, backgroundColor, width } = getComputedStyle(element, "::before");
    return visibility === "visible" && backgroundColor !== "rgba(0, 0, 0, 0)" && Number.parseFloat(width) > 0;
  });
  expect(seen, "the shape of a button").toBe(true);
  await expect(shape, "and no button yet").toBeHidden();
  release();
  await editorReady(page);
  await expect(page.locator(".skeleton--cases")).toHaveCount(0);
  await expect(shape).toBeVisible();
});

test("formulas have their font in a problem that is opened by links", async ({ app, page }) => {
  const faces: string[] = [];
  page.on("response", (response) => faces.push(new URL(response.url()).pathname));
  await app.open("/");
  await expect.poll(() => faces).toContain("/fonts/math.woff2");
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => document.fonts.load('1em "Assay Math"', "\u2211"));
  await openFirstProblem(page);
  const formula = page.locator(".statement math").first();
  await expect(formula).toBeVisible();
  const session = await page.context().newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { root } = await session.send("DOM.getDocument");
  const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector: ".statement math" });
  const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
  expect(fonts.map(({ familyName }) => familyName).join(), "its own, not the fallback").toContain("STIX Two Math");
});
