// The home page: a problem to try for visitors, and where to continue for members.

import { register } from "../fixtures/account.ts";
import { expect, expectVerdict, test } from "../fixtures/app.ts";
import { accepted, submit, write } from "../fixtures/solution.ts";

test("a visitor sees what the site is and tries a problem", async ({ app, page }) => {
  await app.open("/");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("See every case run");
  await page.getByRole("link", { name: "Try “Coffee Stamps”" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Coffee Stamps" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Breadcrumb" })).toContainText("1 of 2");
});

test("a member continues in their track", async ({ app, page }) => {
  await register(page);
  await app.open("/problems/rising-tide?track=next-steps");
  await write(page, "python3", 'print("not yet")');
  await submit(page);
  await expectVerdict(page, "Wrong answer");
  await app.open("/");
  await page.getByRole("link", { name: "Back to “Rising Tide”" }).click();
  await expect(page).toHaveURL(/\/problems\/rising-tide\?track=next-steps$/);
  await write(page, "python3", accepted("rising-tide", "python3"));
  await submit(page);
  await expectVerdict(page, "Accepted");

  // The next unsolved problem of the current track, not of the first track.
  await app.open("/");
  await expect(page.getByRole("link", { name: "Next: Lantern Walk" })).toHaveAttribute("href", "/problems/lantern-walk?track=next-steps");
});
