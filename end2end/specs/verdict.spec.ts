import { register } from "../fixtures/account.ts";
import { expect, expectVerdict, openFirstProblem, result, test } from "../fixtures/app.ts";
import { firstSample, submit, write } from "../fixtures/solution.ts";

test("a wrong answer shows the first failing case", async ({ page }) => {
  await register(page);
  const { slug, title } = await openFirstProblem(page);
  await write(page, "python3", 'print("not the answer")');
  await submit(page);
  await expect(result(page).getByRole("status"), "the end is told in full").toHaveText(/^Wrong answer on case 1 of \d+$/);

  const sample = firstSample(slug);
  const failure = result(page).getByRole("region", { name: "First failing case" });
  await expect(failure.getByRole("heading")).toContainText("Case 1");
  await expect(failure.getByLabel("Input of case 1", { exact: true })).toContainText(sample.input.trim());
  await expect(failure.getByLabel("Expected of case 1", { exact: true })).toContainText(sample.answer.trim());
  await expect(failure.getByLabel("Output of case 1", { exact: true })).toContainText("not the answer");

  await page.goto("/submissions");
  await page.getByRole("row").filter({ hasText: title }).getByRole("link").first().click();
  await page.waitForURL("**/submissions/*");
  await expectVerdict(page, "Wrong answer");
  await expect(page.getByRole("main")).toContainText('print("not the answer")');
});

test("a compile error shows the compiler's output", async ({ page }) => {
  await register(page);
  await openFirstProblem(page);
  await write(page, "cpp", "int main() { return undeclared_name; }");
  await submit(page);
  await expectVerdict(page, "Compile error");
  await expect(result(page).getByRole("region", { name: "Compiler output" })).toContainText("undeclared_name");
});

test("a crash says how the program ended", async ({ page }) => {
  await register(page);
  await openFirstProblem(page);
  await write(page, "python3", "raise SystemExit(3)");
  await submit(page);
  await expectVerdict(page, "Run-time error");
  await expect(result(page).getByRole("region", { name: "First failing case" })).toContainText("3");
});

test("a traceback starts with the user's code and links to its line", async ({ page }) => {
  await register(page);
  await openFirstProblem(page);
  await write(page, "python3", "values = []\n\nprint(values[7])\n");
  await submit(page);
  await expectVerdict(page, "Run-time error");
  const failure = result(page).getByRole("region", { name: "First failing case" });
  await expect(failure).toContainText("IndexError");
  await expect(failure, "the judge's own frame").not.toContainText("<string>");
  await expect(failure.getByLabel("Output of case 1", { exact: true }), "it wrote nothing").toHaveCount(0);
  await expect(failure.getByLabel("Difference", { exact: true })).toHaveCount(0);
  await failure.getByRole("button", { name: 'File "main.py", line 3' }).click();
  await expect(page.locator("[data-cursor]")).toContainText("Line 3");
});

test("while a submission is being sent, the old verdict is hidden", async ({ page }) => {
  await register(page);
  await openFirstProblem(page);
  await write(page, "python3", "raise SystemExit(3)");
  await submit(page);
  await expectVerdict(page, "Run-time error");
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/api/fn/submit_solution*", async (route) => {
    await held;
    await route.continue();
  });
  await submit(page);
  await expect(page.locator("#result-pane")).toContainText("Sending…");
  await expect(result(page)).toBeHidden();
  release();
  await expectVerdict(page, "Run-time error");
  await expect(page.locator("#result-pane")).not.toContainText("Sending…");
});

test("an endless loop ends at the time limit", async ({ page }) => {
  await register(page);
  await openFirstProblem(page);
  await write(page, "python3", "while True: pass");
  await submit(page);
  await expectVerdict(page, "Time limit exceeded");
});

test("an empty source is refused with a message", async ({ app, page }) => {
  app.allow(/status of 4\d\d/);
  await register(page);
  await openFirstProblem(page);
  await write(page, "python3", "   ");
  await submit(page);
  await expect(page.getByRole("alert").first()).toContainText(/source|empty|blank/i);
  await expect(result(page)).toHaveCount(0);
});
