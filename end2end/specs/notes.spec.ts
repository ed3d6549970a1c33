// Private notes about problems.

import { expectNoViolations } from "../fixtures/accessibility.ts";
import { fillRegistration, logInAfterRegistering, newPerson, register } from "../fixtures/account.ts";
import { expect, hydrated, test } from "../fixtures/app.ts";

const address = "/problems/coffee-stamps";

test("a note is written, rendered and changed", async ({ app, page }) => {
  await register(page);
  await app.open(address);
  const note = page.getByRole("region", { name: "Your note" });
  await note.getByText("Write a note").click();
  await note.getByLabel("Note in Markdown").fill("Sort *first*: $n \\log n$ <script>alert(1)</script>");
  await note.getByRole("button", { name: "Save note" }).click();
  await expect(note.locator("em")).toHaveText("first");
  await expect(note.locator("math")).toBeVisible();
  await expect(note.locator("script")).toHaveCount(0);
  await expect(note.getByText("Edit note")).toBeFocused();
  await expectNoViolations(page, "a problem with a note");

  await note.getByText("Edit note").click();
  await note.getByLabel("Note in Markdown").fill("Kept when I leave");
  const saved = page.waitForResponse("**/api/fn/change_shelf");
  await page.getByRole("heading", { level: 1 }).click();
  await saved;
  await expect(note.getByText("Saved", { exact: true })).toBeVisible();
  await app.open(address);
  await expect(note.getByText("Kept when I leave").first()).toBeVisible();
});

test("two tabs do not overwrite each other's notes", async ({ app, context, page }) => {
  await register(page);
  await app.open(address);
  const other = await context.newPage();
  await other.goto(address);
  await hydrated(other);
  const write = async (tab: typeof page, text: string) => {
    const note = tab.getByRole("region", { name: "Your note" });
    await note.locator("summary").click();
    await note.getByLabel("Note in Markdown").fill(text);
    await note.getByRole("button", { name: "Save note" }).click();
  };
  await write(other, "from the other tab");
  await expect(other.getByText("Edit note")).toBeVisible();
  await write(page, "from this tab");
  const note = page.getByRole("region", { name: "Your note" });
  await expect(note.getByRole("alert")).toContainText("Not saved");
  await expect(note.getByLabel("The newer text")).toHaveText("from the other tab");
  await expect(note.getByLabel("Note in Markdown")).toHaveValue("from this tab");
  await expectNoViolations(page, "a conflict");
  await note.getByRole("button", { name: "Save note" }).click();
  await expect(note.locator(".statement")).toHaveText("from this tab");
  await other.close();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("notes, stars and lists work without scripts", async ({ page }) => {
    const person = newPerson();
    await page.goto("/register");
    await fillRegistration(page, person);
    await logInAfterRegistering(page, person);
    await page.goto(address);
    await page.getByText("Write a note").click();
    await page.getByLabel("Note in Markdown").fill("# Plan\n\nSort first.");
    await page.getByRole("button", { name: "Save note" }).click();
    await expect(page.locator(".note .statement")).toContainText("Sort first.");
    await page.getByRole("button", { name: "Star", exact: true }).click();
    await expect(page.getByRole("button", { name: "Star", exact: true })).toHaveAttribute("aria-pressed", "true");
    await page.getByText("Add to list").click();
    await page.getByLabel("New list").fill("Exam");
    await page.getByRole("button", { name: "Create and add" }).click();
    await expect(page.getByText("In 1 list")).toBeVisible();
    await page.goto("/problems?starred=true");
    await page.getByRole("button", { name: "Star Coffee Stamps" }).click();
    await expect(page.getByRole("heading", { name: "No matches" })).toBeVisible();
    await page.goto("/lists");
    await page.getByRole("link", { name: "Exam" }).click();
    await page.getByRole("button", { name: "Remove: Coffee Stamps" }).click();
    await expect(page.getByText("Removed Coffee Stamps.")).toBeVisible();
    await expect(page.getByRole("heading", { name: "No problems yet" })).toBeVisible();
  });
});
