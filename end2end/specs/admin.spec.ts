// The admin pages: by pointer, by keyboard, and without scripts.

import { randomUUID } from "node:crypto";

import type { Page } from "@playwright/test";

import { logIn, register, registerWithForms } from "../fixtures/account.ts";
import { ADMIN } from "../setup/admin.ts";
import { expect, expectVerdict, hydrated, openFirstProblem, test } from "../fixtures/app.ts";
import { submit, write } from "../fixtures/solution.ts";

/** Creates a track for this test. */
async function newTrack(page: Page): Promise<{ title: string; path: string }> {
  const title = `Track ${randomUUID().slice(0, 8)}`;
  await page.goto("/admin/new-track");
  await hydrated(page);
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Description").fill("Made by a test.");
  await page.getByRole("button", { name: "Create track" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(toast(page)).toContainText("Track created.");
  return { title, path: new URL(page.url()).pathname };
}

async function addProblems(page: Page, count: number): Promise<string[]> {
  const titles: string[] = [];
  for (let n = 0; n < count; n++) {
    const found = page.getByRole("list", { name: "Problems found" }).getByRole("listitem");
    const title = await found.first().getByRole("link").innerText();
    await page.getByRole("button", { name: `Add ${title}` }).click();
    await expect(order(page).filter({ hasText: title })).toBeVisible();
    await expect(found.filter({ hasText: title })).toHaveCount(0);
    await saved(page);
    titles.push(title);
  }
  return titles;
}

const order = (page: Page) => page.getByRole("list", { name: "Problems in order" }).getByRole("listitem");
const titles = (page: Page) => order(page).locator(".sortable__title");
const toast = (page: Page) => page.locator(".toasts");
const handle = (page: Page, title: string) => page.getByRole("button", { name: `Reorder ${title}` });

test("an admin creates, fills, publishes and deletes a track, with undo", async ({ app, page, browser }) => {
  await logIn(page, ADMIN);
  const { title, path } = await newTrack(page);
  const visitor = await (await browser.newContext({ baseURL: process.env.ASSAY_URL })).newPage();
  await visitor.goto("/tracks");
  await expect(visitor.getByRole("link", { name: title })).toHaveCount(0);

  const [first] = await addProblems(page, 2);
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("Public", { exact: true })).toBeVisible();
  await visitor.reload();
  await expect(visitor.getByRole("link", { name: title })).toBeVisible();

  await page.getByRole("button", { name: `Remove ${first}` }).click();
  await expect(order(page)).toHaveCount(1);
  await toast(page).getByRole("button", { name: "Undo" }).click();
  await expect(order(page)).toHaveCount(2);

  await page.getByLabel("Title", { exact: true }).fill(`${title} renamed`);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: `${title} renamed` })).toBeVisible();
  await visitor.reload();
  await expect(visitor.getByRole("link", { name: `${title} renamed` })).toBeVisible();

  await page.getByRole("button", { name: "Delete" }).click();
  await page.waitForURL("**/admin/tracks");
  await visitor.reload();
  await expect(visitor.getByRole("link", { name: title })).toHaveCount(0);
  await toast(page).getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("region", { name: "Tracks" }).getByRole("link", { name: title })).toBeVisible();

  await app.open(path);
  await page.getByRole("button", { name: "Unpublish" }).click();
  await expect(page.getByText("Admins only").first()).toBeVisible();
  await visitor.context().close();
});

test("sections are headings that move like problems", async ({ app, page, browser }) => {
  test.slow();
  app.allow(/status of (409|422)/);
  await logIn(page, ADMIN);
  const { path, title } = await newTrack(page);
  const [a, b] = await addProblems(page, 2);
  await saved(page);
  const heading = page.getByLabel("Heading", { exact: true });
  await heading.fill("Going on");
  await page.getByRole("button", { name: "Add section" }).click();
  await expect(order(page)).toHaveCount(3);
  await expect(toast(page)).toContainText("Section added.");
  await expect(heading, "the field is ready for another one").toHaveValue("");
  await heading.fill("Going on");
  await page.getByRole("button", { name: "Add section" }).click();
  await expect(page.getByText("The track already has a section Going on.")).toBeVisible();
  await expect(heading, "what is refused stays").toHaveValue("Going on");

  await handle(page, "Going on").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowUp");
  await expect(page.getByText("Moved Going on: position 2 of 3.")).toBeAttached();
  await page.keyboard.press("Space");
  await expect(toast(page)).toContainText("Order saved.");
  await page.getByLabel("Heading Going on").fill(" ");
  await page.getByRole("button", { name: "Rename Going on" }).click();
  await expect(toast(page), "said of the heading, not of a new one").toContainText("Conflict.");
  await page.getByLabel("Heading Going on").fill("Further");
  await page.getByRole("button", { name: "Rename Going on" }).click();
  await expect(page.getByLabel("Heading Further")).toBeVisible();
  await page.getByRole("region", { name: "Lessons" }).getByText("Further").click();
  await page.getByLabel("Lesson of Further").fill("# Further\n\nCount *twice*: $2n$ steps.\n");
  await page.getByRole("button", { name: "Save lesson" }).click();
  await expect(toast(page)).toContainText("Lesson saved.");
  await page.getByLabel("Hours").fill("0");
  await page.getByLabel("Prerequisites").fill("first-steps");
  const guide = page.getByRole("region", { name: "Before learners start" });
  await guide.getByRole("button", { name: "Save hours and prerequisites" }).click();
  await expect(page.getByText("Enter a whole number from 1 to 1000, or nothing.")).toBeVisible();
  await page.getByLabel("Hours").fill("2");
  await guide.getByRole("button", { name: "Save hours and prerequisites" }).click();
  await expect(toast(page)).toContainText("Saved.");
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("Public", { exact: true })).toBeVisible();

  const visitor = await (await browser.newContext({ baseURL: process.env.ASSAY_URL })).newPage();
  await visitor.goto(path.replace("/admin", ""));
  await expect(visitor.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const section = visitor.getByRole("region", { name: "Further" });
  await expect(section.getByRole("link", { name: b! })).toBeVisible();
  await expect(section.getByRole("link", { name: a! })).toHaveCount(0);
  await expect(section.locator(".step__number"), "numbers go on").toHaveText("2");
  await section.locator("summary").click();
  await expect(section.getByText("Count twice: 2n steps.")).toBeVisible();

  await page.goto("/admin/audit?action=track.");
  const change = page.getByRole("listitem").filter({ hasText: path.split("/").at(-1)! }).filter({ hasText: "Changed a lesson" });
  await expect(change.getByText("Count *twice*"), "a long text is folded").toBeHidden();
  await change.locator("summary").click();
  await expect(change.getByText("Count *twice*: $2n$ steps.")).toBeVisible();
  await expect(visitor.getByText("About 2 hours. Before this track: First steps")).toBeVisible();
  await visitor.context().close();

  await app.open(path);
  await page.getByRole("button", { name: "Remove Further" }).click();
  await expect(order(page)).toHaveCount(2);
  await expect(toast(page)).toContainText("Its problems stay");
  await toast(page).getByRole("button", { name: "Undo" }).click();
  await expect(page.getByLabel("Heading Further")).toBeVisible();
});

test("problems are reordered by keyboard", async ({ app, page }) => {
  await logIn(page, ADMIN);
  const { path } = await newTrack(page);
  const [a, b, c] = await addProblems(page, 3);
  await saved(page);
  await handle(page, a!).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await expect(titles(page)).toHaveText([b!, a!, c!]);
  await expect(page.getByText(`Moved ${a}: position 2 of 3.`)).toBeAttached();
  await page.keyboard.press("ArrowDown");
  await expect(titles(page)).toHaveText([b!, c!, a!]);
  await expect(handle(page, a!)).toBeFocused();
  await page.keyboard.press("Space");
  await expect(toast(page)).toContainText("Order saved.");
  await saved(page);
  await expect(handle(page, a!)).toBeFocused();

  // Press keys faster than frames: the second one while the row has lost its focus.
  await page.keyboard.press("Space");
  await page.evaluate(async () => {
    const up = () => {
      const key = new KeyboardEvent("keydown", { key: "ArrowUp", bubbles: true });
      document.activeElement!.dispatchEvent(key);
    };
    up();
    await new Promise((done) => setTimeout(done));
    await new Promise((done) => requestAnimationFrame(done));
    up();
  });
  await expect(titles(page)).toHaveText([a!, b!, c!]);
  await expect(handle(page, a!)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(titles(page)).toHaveText([b!, c!, a!]);

  // A cancelled move is not saved.
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowUp");
  await expect(titles(page)).toHaveText([b!, a!, c!]);
  await page.keyboard.press("Escape");
  await expect(titles(page)).toHaveText([b!, c!, a!]);

  await app.open(path);
  await expect(titles(page)).toHaveText([b!, c!, a!]);
  await page.getByRole("button", { name: `Move ${a} up` }).press("Enter");
  await expect(titles(page)).toHaveText([b!, a!, c!]);
});

test("problems are reordered by dragging", async ({ app, page }) => {
  await logIn(page, ADMIN);
  const { path } = await newTrack(page);
  const [a, b, c] = await addProblems(page, 3);
  await saved(page);
  await dragTo(page, handle(page, a!), await middle(page, c!, "below"));
  await expect(titles(page)).toHaveText([b!, c!, a!]);
  await expect(toast(page)).toContainText("Order saved.");
  await dragTo(page, handle(page, c!), await middle(page, b!, "above"));
  await expect(titles(page)).toHaveText([c!, b!, a!]);
  await app.open(path);
  await expect(titles(page)).toHaveText([c!, b!, a!]);
  await handle(page, c!).hover();
  await page.mouse.down();
  const end = await middle(page, a!, "below");
  await page.mouse.move(end.x, end.y, { steps: 5 });
  await expect(order(page).filter({ hasText: a! })).toHaveAttribute("data-drop", "after");
  await page.mouse.up();
  await expect(titles(page)).toHaveText([b!, a!, c!]);
});

async function middle(page: Page, title: string, side: "above" | "below"): Promise<{ x: number; y: number }> {
  const box = await order(page).filter({ hasText: title }).boundingBox();
  if (!box) throw new Error(`${title} is not on the page`);
  return { x: box.x + 20, y: side === "above" ? box.y + 4 : box.y + box.height - 4 };
}

/** Waits until the change is saved and the page is reloaded. */
async function saved(page: Page): Promise<void> {
  await expect(page.getByRole("list", { name: "Problems in order" })).not.toHaveAttribute("aria-busy", "true");
}

async function dragTo(page: Page, from: ReturnType<typeof handle>, to: { x: number; y: number }): Promise<void> {
  await from.hover();
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
  await saved(page);
}

test("the search updates while typing and hides added problems", async ({ page }) => {
  await logIn(page, ADMIN);
  await newTrack(page);
  const found = page.getByRole("list", { name: "Problems found" }).getByRole("listitem");
  await expect(found.nth(1)).toBeVisible();
  const last = await found.last().getByRole("link").innerText();
  // The whole title: the problems of other tests begin alike.
  await page.getByLabel("Title or slug").pressSequentially(last.toLowerCase());
  await expect(found).toHaveCount(1);
  await expect(found).toContainText(last);
  await page.getByLabel("Title or slug").fill("no such problem anywhere");
  await expect(page.getByText("No other problem matches")).toBeVisible();
});

test("a change on an outdated page is refused, and the page reloads", async ({ app, page, browser }) => {
  app.allow(/status of 409/);
  await logIn(page, ADMIN);
  const { title, path } = await newTrack(page);
  const other = await (await browser.newContext({ baseURL: process.env.ASSAY_URL })).newPage();
  await logIn(other, ADMIN);
  await other.goto(path);
  await hydrated(other);
  await other.getByLabel("Title", { exact: true }).fill(`${title} by another`);
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await expect(other.getByRole("heading", { level: 1, name: `${title} by another` })).toBeVisible();

  await page.getByRole("button", { name: "Publish" }).click();
  await expect(toast(page)).toContainText("Another admin changed this track");
  await expect(page.getByRole("heading", { level: 1, name: `${title} by another` })).toBeVisible();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("Public", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.waitForURL("**/admin/tracks");
  await other.context().close();
});

test("a role is given and removed", async ({ page, browser }) => {
  const theirs = await (await browser.newContext({ baseURL: process.env.ASSAY_URL })).newPage();
  const person = await registerWithForms(theirs);
  await expect(theirs.getByRole("link", { name: "Admin" })).toHaveCount(0);
  await theirs.goto("/admin");
  await expect(theirs.getByRole("heading", { name: "Not allowed" })).toBeVisible();

  await logIn(page, ADMIN);
  await page.goto(`/admin/people?text=${person.email}`);
  await hydrated(page);
  await page.getByRole("button", { name: `Make admin: ${person.name}` }).click();
  await expect(toast(page)).toContainText(`${person.email} is now an admin.`);
  await theirs.goto("/admin");
  await expect(theirs.getByRole("heading", { name: "Workers and queue" })).toBeVisible();
  await toast(page).getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: `Make admin: ${person.name}` })).toBeVisible();
  await theirs.goto("/admin");
  await expect(theirs.getByRole("heading", { name: "Not allowed" })).toBeVisible();

  await page.goto(`/admin/audit?action=user.`);
  await expect(page.getByRole("listitem").filter({ hasText: person.email }).first()).toContainText(ADMIN.email);
  await theirs.context().close();
});

test("the overview shows workers and queue", async ({ app, page }) => {
  await logIn(page, ADMIN);
  await app.open("/admin");
  const workers = page.getByRole("region", { name: "Workers" });
  await expect(workers).toContainText(/\d of \d+ slots busy/);
  await expect(workers.getByRole("list", { name: "Languages" }).getByRole("listitem").filter({ hasText: /^Python 3 \d+\.\d+/ })).toHaveCount(1);
  await expect(page.getByRole("region", { name: "Queues" })).toContainText("submit");
  // Also by links within the site: the admin pages are a separate wasm file.
  await app.open("/tracks");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Admin" }).click();
  await expect(page.getByRole("heading", { name: "Workers and queue" })).toBeVisible();
  await page.getByRole("navigation", { name: "Admin" }).getByRole("link", { name: "People" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "People" })).toBeVisible();
  await app.open("/admin/failed");
  await expect(page.getByRole("heading", { name: "No judge errors" })).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a track is created, filled and deleted", async ({ page }) => {
    await logIn(page, ADMIN);
    const title = `Plain ${randomUUID().slice(0, 8)}`;
    await page.goto("/admin/tracks");
    await page.getByRole("link", { name: "New track" }).click();
    await page.getByLabel("Title").fill(title);
    await page.getByRole("button", { name: "Create track" }).click();
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    for (let n = 0; n < 2; n++) {
      await page.getByRole("list", { name: "Problems found" }).getByRole("button").first().click();
      await expect(order(page)).toHaveCount(n + 1);
    }
    const [a, b] = await titles(page).allInnerTexts();
    await page.getByRole("button", { name: `Move ${a} down` }).click();
    await expect(titles(page)).toHaveText([b!, a!]);
    await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await expect(titles(page)).toHaveText([a!, b!]);
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByRole("button", { name: `Restore ${title}` })).toBeVisible();
  });
});

test("fast key presses are not lost on a busy machine", async ({ page }) => {
  await logIn(page, ADMIN);
  const { path } = await newTrack(page);
  const [a, b, c] = await addProblems(page, 3);
  await saved(page);
  // With slow frames, the moved handle gets its focus back late.
  await page.evaluate(() => {
    const soon = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (then) => window.setTimeout(() => soon(then), 500);
  });
  await handle(page, a!).focus();
  for (const key of ["Enter", "ArrowDown", "ArrowDown", "Escape", "Enter", "ArrowDown"]) await page.keyboard.press(key);
  await expect(titles(page)).toHaveText([b!, a!, c!]);
  await expect(handle(page, a!)).toBeFocused();

  // The same while an order is being saved.
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/api/fn/**", async (route) => {
    await held;
    await route.continue();
  });
  for (const key of ["Enter", "Enter", "ArrowDown", "Enter"]) await page.keyboard.press(key);
  release();
  await expect(titles(page)).toHaveText([b!, c!, a!]);
  await saved(page);
  await page.goto(path);
  await hydrated(page);
  await expect(titles(page)).toHaveText([b!, c!, a!]);
});

test("a form waits until another one is sent, and a double click sends one", async ({ page }) => {
  await logIn(page, ADMIN);
  await newTrack(page);
  const [a, b] = await addProblems(page, 2);
  await saved(page);
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/api/fn/**", async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole("button", { name: `Remove ${a}` }).click();
  await page.getByLabel("Heading", { exact: true }).fill("Going on");
  await page.getByRole("button", { name: "Add section" }).dblclick();
  await page.getByRole("button", { name: "Publish" }).click();
  release();
  await expect(page.getByText("Public", { exact: true })).toBeVisible();
  await saved(page);
  await expect(order(page)).toHaveCount(2);
  await expect(order(page).filter({ hasText: b! })).toBeVisible();
  await expect(page.getByLabel("Heading Going on")).toBeVisible();
  await expect(page.getByText("already has a section Going on")).toHaveCount(0);
});

test("admins find all submissions by author and problem", async ({ app, page, browser }) => {
  const context = await browser.newContext({ baseURL: process.env.ASSAY_URL });
  const author = await context.newPage();
  const person = await register(author);
  const { title } = await openFirstProblem(author);
  await write(author, "python3", 'print("not the answer")');
  await submit(author);
  await expectVerdict(author, "Wrong answer");
  await context.close();

  await logIn(page, ADMIN);
  await page.goto("/admin");
  await page.getByRole("navigation", { name: "Admin" }).getByRole("link", { name: "People" }).click();
  await hydrated(page);
  await page.getByRole("row").filter({ hasText: person.email }).getByRole("link", { name: "1", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Submissions" })).toBeVisible();
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText(person.name);
  await expect(rows.nth(1)).toContainText(title);
  await expect(rows.nth(1)).toContainText("Wrong answer");

  // The list updates on each change.
  const who = page.getByRole("searchbox", { name: "Person" });
  await expect(who).toHaveValue(person.email);
  await page.getByRole("searchbox", { name: "Problem" }).fill("no such problem");
  await expect(page.getByRole("heading", { name: "No matches" })).toBeVisible();
  await page.getByRole("searchbox", { name: "Problem" }).fill(title.slice(0, 5));
  await expect(rows).toHaveCount(2);
  await page.getByRole("combobox", { name: "Verdict" }).selectOption("Accepted");
  await expect(page.getByRole("heading", { name: "No matches" })).toBeVisible();
  await page.getByRole("combobox", { name: "Verdict" }).selectOption("Any");

  await rows.nth(1).getByRole("link").first().click();
  await expect(page.getByText(`By ${person.name} (${person.email})`)).toBeVisible();
  await expect(page.getByRole("region", { name: "First failing case" })).not.toContainText("Your output");
  const crumbs = page.getByRole("navigation", { name: "Breadcrumb" });
  await expect(crumbs.getByRole("link", { name: "Submissions" })).toHaveAttribute("href", "/admin/submissions");

  const response = await app.open("/admin/submissions?verdict=unheard-of&cursor=x");
  expect(response?.status()).toBe(200);
  await expect(page.getByRole("heading", { name: "No matches" })).toBeVisible();

  await app.open("/admin/problems/coffee-stamps");
  await expect(page.getByRole("main").getByRole("link", { name: "Submissions" }).last()).toHaveAttribute("href", "/admin/submissions?problem=coffee-stamps");
});
