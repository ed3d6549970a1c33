// A track with sections: the progress of each, and where to continue.

import { register } from "../fixtures/account.ts";
import { expect, expectVerdict, test } from "../fixtures/app.ts";
import { accepted, submit, write } from "../fixtures/solution.ts";

test("each section shows its progress, and the track continues at the next problem", async ({ app, page }) => {
  await app.open("/tracks/next-steps");
  const windows = page.getByRole("region", { name: "Sliding windows" });
  const maps = page.getByRole("region", { name: "Searching maps" });
  await expect(windows.getByRole("listitem")).toHaveCount(1);
  await expect(page.getByText(/of \d solved/), "a visitor has solved nothing").toHaveCount(0);

  await register(page);
  await app.open("/tracks/next-steps");
  await page.getByRole("link", { name: /^Start: / }).click();
  await page.waitForURL("**/problems/lantern-walk?track=next-steps");
  await expect(page.getByRole("navigation", { name: "Breadcrumb" })).toContainText("Sliding windows");
  await write(page, "python3", accepted("lantern-walk", "python3"));
  await submit(page);
  await expectVerdict(page, "Accepted");
  await app.open("/tracks/next-steps");
  await expect(windows).toContainText("1 of 1");
  await expect(maps).toContainText("0 of 1");
  await expect(page.getByRole("link", { name: "Continue: Rising Tide" })).toHaveAttribute("href", "/problems/rising-tide?track=next-steps");
});

test("a section begins with its lesson, and a track names what to know before", async ({ app, page }) => {
  await app.open("/tracks/next-steps");
  const windows = page.getByRole("region", { name: "Sliding windows" });
  const lesson = windows.locator("details");
  await expect(lesson, "the reader goes on here").toHaveAttribute("open");
  await expect(lesson.getByRole("heading", { name: "Do not start over" })).toBeVisible();
  await expect(lesson.locator("math").first()).toHaveText("k");
  await expect(page.locator('link[rel=preload][href="/fonts/math.woff2"]')).toBeAttached();
  const picture = lesson.getByRole("img", { name: "A window over three of seven numbers" });
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expect(page.getByRole("region", { name: "Searching maps" }).locator("details")).toHaveCount(0);
  await expect(page.getByText("About 3 hours.")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "First steps" }).click();
  await page.waitForURL("**/tracks/first-steps");
});
