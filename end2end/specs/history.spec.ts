// What somebody has submitted: found again, narrowed down, read on a phone.

import { register } from "../fixtures/account.ts";
import { expect, expectVerdict, openFirstProblem, test } from "../fixtures/app.ts";
import { submit, write } from "../fixtures/solution.ts";

test("a submission is found by its number, and a filter is taken back", async ({ app, page }) => {
  await register(page);
  const { slug, title } = await openFirstProblem(page);
  await write(page, "python3", 'print("not the answer")');
  await submit(page);
  await expectVerdict(page, "Wrong answer");

  await app.open("/submissions");
  const row = page.getByRole("table").getByRole("row").nth(1);
  const number = row.getByRole("link").first();
  await expect(number).toHaveText(/^#\d+$/);
  await expect(number).toHaveAttribute("href", `/submissions/${(await number.innerText()).slice(1)}`);
  await expect(row.getByRole("link", { name: title })).toHaveAttribute("href", `/problems/${slug}`);

  const clear = page.getByRole("link", { name: "Clear", exact: true });
  await expect(clear).toHaveCount(0);
  await page.getByRole("combobox", { name: "Verdict" }).selectOption("Accepted");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page.getByRole("heading", { name: "No matches" })).toBeVisible();
  await clear.click();
  await expect(row).toContainText("Wrong answer");
  expect(new URL(page.url()).search).toBe("");
  await expect(clear).toHaveCount(0);

  await page.setViewportSize({ width: 360, height: 740 });
  const box = await row.boundingBox();
  expect(box?.height, "two lines on a phone").toBeLessThan(90);
});
