// Function problems: starter code, both interfaces, and cases with one field per parameter.

import { expect, test } from "../fixtures/app.ts";
import { choose, editorReady, output, runAndWait, source, type } from "../fixtures/problem-page.ts";
import { accepted } from "../fixtures/solution.ts";

const SLUG = "quiet-houses";

test.beforeEach(async ({ page }) => {
  await page.goto(`/problems/${SLUG}`);
  await editorReady(page);
});

test("starter code has the signature, and reset restores it", async ({ page }) => {
  await choose(page, "python3");
  const starter = "class Solution:\n    def quietHouses(self, noise: List[int], limit: int) -> List[int]:";
  await expect.poll(() => source(page)).toContain(starter);
  await type(page, "pass");
  await page.getByRole("button", { name: "Reset to starter code" }).click();
  await expect.poll(() => source(page)).toContain(starter);
});

test("each interface has its own draft", async ({ page }) => {
  await choose(page, "python3");
  await type(page, "# a function");
  const choice = page.getByRole("combobox", { name: "Interface" });
  await choice.selectOption("Standard input");
  await expect.poll(() => source(page)).toContain("sys.stdin");
  await type(page, "# reads");
  await choice.selectOption("Function");
  await expect.poll(() => source(page)).toBe("# a function");
  await choice.selectOption("Standard input");
  await page.reload();
  await editorReady(page);
  await expect.poll(() => source(page)).toBe("# reads");
  await expect(choice).toHaveValue("stdin");
  // Bash has no driver, so there is no choice.
  await choose(page, "bash");
  await expect(choice).toBeHidden();
});

test("samples name the parameters, and a pasted solution runs on them", async ({ page }) => {
  await expect(page.locator(".samples")).toContainText("noise = [3,1,2,4,1], limit = 6");
  await choose(page, "python3");
  await type(page, accepted(SLUG, "python3"));
  await runAndWait(page, "2 of 2 passed");
  await expect(output(page)).toHaveText("[0,3]");
});

test("own cases have one field per parameter, checked while typing", async ({ page }) => {
  await page.getByRole("button", { name: "Use sample 1 as a case" }).click();
  const fields = page.getByRole("group", { name: "Input of Case 1" });
  const noise = fields.getByLabel("noise int[]");
  await expect(noise).toHaveValue("[3,1,2,4,1]");
  await noise.fill('[1, "x"]');
  await expect(fields.getByRole("status").first()).toHaveText('Element 1: Expected int, found "x".');
  await noise.fill("[1, ");
  await expect(fields.getByRole("status").first()).toHaveText("This is not valid JSON.");
  await noise.fill("[1, 1]");
  await expect(fields.getByRole("status").first()).toBeHidden();
  await fields.getByLabel("limit int").fill("1");
  await choose(page, "python3");
  await type(page, "class Solution:\n    def quietHouses(self, noise, limit):\n        print('heard')\n        return [0, 2]\n");
  await runAndWait(page, "0 of 3 passed");
  await page.getByRole("group", { name: "Cases" }).getByRole("button", { name: "Case 1: Wrong answer" }).click();
  await expect(page.locator(".cases__detail")).toContainText("The answer differs at [1]: expected 1, found 2.");
  await expect(page.locator("#cases-pane").getByLabel("Standard output", { exact: true })).toHaveText("heard");
});
