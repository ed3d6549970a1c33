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
  await expect(page).toHaveURL((url) => url.search === "");
  await expect(clear).toHaveCount(0);

  await page.setViewportSize({ width: 360, height: 740 });
  await expect.poll(async () => (await row.boundingBox())?.height, "two lines on a phone").toBeLessThan(90);
});

test("the list follows what is typed, and no address is an error page", async ({ app, page }) => {
  await register(page);
  const { title } = await openFirstProblem(page);
  await write(page, "python3", 'print("not the answer")');
  await submit(page);
  await expectVerdict(page, "Wrong answer");

  await app.open("/submissions");
  const rows = page.getByRole("table").getByRole("row");
  const problem = page.getByRole("searchbox", { name: "Problem" });
  // By letters of the title, with the focus kept while the list follows.
  await problem.pressSequentially(title.toLowerCase());
  await page.waitForURL((url) => url.searchParams.get("problem") === title.toLowerCase());
  await expect(rows.nth(1)).toContainText(title);
  await expect(problem).toBeFocused();
  await problem.pressSequentially(" and more");
  await expect(page.getByRole("heading", { name: "No matches" })).toBeVisible();
  await expect(problem).toBeFocused();
  await problem.fill("");
  await expect(rows.nth(1)).toContainText(title);

  for (const query of [`problem=${encodeURIComponent(title)}`, "problem=%00", "verdict=unheard-of", "language=none", "cursor=x", "problem=%25"]) {
    const response = await app.open(`/submissions?${query}`);
    expect(response?.status(), query).toBe(200);
    await expect(page.getByRole("heading", { level: 1, name: "Submissions" })).toBeVisible();
  }
});
