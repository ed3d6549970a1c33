// Function problems: starter code, both interfaces, and cases with one field per parameter.

import { expectNoViolations } from "../fixtures/accessibility.ts";
import { register } from "../fixtures/account.ts";
import { expect, expectVerdict, result, test } from "../fixtures/app.ts";
import { publish } from "../fixtures/importing.ts";
import { functionPackage } from "../fixtures/package.ts";
import { choose, editorReady, output, runAndWait, source, type } from "../fixtures/problem-page.ts";
import { accepted, submit } from "../fixtures/solution.ts";

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
  await expect(fields.getByRole("status").first()).toHaveText('Element 1: Expected an int, found "x".');
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

test("a wrong answer is compared as a value, in both interfaces", async ({ context, page }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await register(page);
  await page.goto(`/problems/${SLUG}`);
  await choose(page, "python3");
  await type(page, "class Solution:\n    def quietHouses(self, noise, limit):\n        return [0, 9]\n");
  await submit(page);
  await expectVerdict(page, "Wrong answer");
  const failure = result(page).getByRole("region", { name: "First failing case" });
  const check = async () => {
    await expect(failure.getByLabel("Input of case 1", { exact: true })).toHaveText("noise = [3,1,2,4,1], limit = 6");
    await expect(failure.getByLabel("Expected of case 1", { exact: true }).locator("mark")).toHaveText("differs: 3");
    await expect(failure.getByLabel("Output of case 1", { exact: true }).locator("mark")).toHaveText("differs: 9");
  };
  await check();
  await failure.getByRole("button", { name: "Copy output of case 1" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe("[0,9]");
  // The page of the submission is readable without scripts.
  await result(page).getByRole("link", { name: /^Submission / }).click();
  await page.waitForURL("**/submissions/*");
  await check();
  const plain = await page.request.get(page.url());
  expect(await plain.text()).toContain('<mark class="value-mark">');

  await page.goto(`/problems/${SLUG}`);
  await choose(page, "python3");
  await page.getByRole("combobox", { name: "Interface" }).selectOption("Standard input");
  await type(page, "print('[0,  9]')\n");
  await submit(page);
  await expectVerdict(page, "Wrong answer");
  await check();
});

test("cases of a class are calls with their results", async ({ page }) => {
  const box = functionPackage("kind: class\nname: Box\nconstructor: []\nmethods:\n- {name: put, params: [{name: item, type: string}], returns: void}\n- {name: size, params: [], returns: int}\n", {
    input: '["Box","put","put","size"]\n[[],["<b>"],["c"],[]]\n',
    answer: "[null,null,null,2]\n",
    right: "class Box:\n    def __init__(self): self.count = 0\n    def put(self, item): self.count += 1\n    def size(self): return self.count\n",
  });
  await publish(page, box);
  await page.goto(`/problems/${box.slug}`);
  await expect(page.getByLabel("Calls and results of sample 1", { exact: true })).toHaveText('Box()\nput("<b>")\nput("c")\nsize() → 2');
  await choose(page, "python3");
  await type(page, "class Box:\n    def put(self, item): pass\n    def size(self): return 1\n");
  await runAndWait(page, "0 of 1 passed");
  await expect(output(page).locator("mark")).toHaveText("differs: 1");
  await expect(page.locator(".cases__detail").getByLabel("Expected", { exact: true }).locator("mark")).toHaveText("differs: 2");
  await page.getByRole("button", { name: "Use sample 1 as a case" }).click();
  await expect(page.getByRole("group", { name: "Input of Case 1" }).getByLabel("methods")).toHaveValue('["Box","put","put","size"]');
});

test("trees, lists, grids and graphs have pictures beside their text", async ({ page }) => {
  test.slow();
  const signature = 'kind: function\nname: grow\nparams:\n- {name: root, type: TreeNode}\n- {name: head, type: ListNode}\n- {name: grid, type: "int[][]"}\n- {name: roads, type: "int[][]"}\nreturns: TreeNode\n';
  const right = "class Solution:\n    def grow(self, root, head, grid, roads): return TreeNode(1, root)\n";
  const grow = functionPackage(signature, {
    input: "[5,null,3]\n[1,2]\n[[0,1],[1,0]]\n[[0,1,7],[1,2,9]]\n",
    answer: "[1,5,null,null,3]\n",
    right,
  });
  await publish(page, grow);
  await page.goto(`/problems/${grow.slug}`);
  const samples = page.locator(".samples");
  for (const name of ["root: binary tree with 2 nodes on 2 levels.", "head: linked list with 2 nodes.", "grid: grid with 2 rows and 2 columns.", "roads: graph with 3 nodes and 2 edges.", "Output: binary tree with 3 nodes on 3 levels."]) {
    await expect(samples.getByRole("img", { name })).toBeVisible();
  }
  await expect(samples.getByLabel("Output of sample 1", { exact: true })).toHaveText("[1,5,null,null,3]");
  await samples.getByText("Pictures").click();
  await expect(samples.getByRole("img").first()).toBeHidden();
  await samples.getByText("Pictures").click();

  await choose(page, "python3");
  await type(page, "class Solution:\n    def grow(self, root, head, grid, roads): return TreeNode(1, TreeNode(4))\n");
  await runAndWait(page, "0 of 1 passed");
  const run = page.locator(".cases__detail");
  const wrong = run.getByRole("img", { name: "Output: binary tree with 2 nodes on 2 levels. The element that differs is marked." });
  await expect(wrong.locator('[data-mark="differs"]')).toHaveCount(1);
  await expect(run.getByRole("img", { name: /^root: / })).toBeAttached();

  await submit(page);
  await expectVerdict(page, "Wrong answer");
  const failure = result(page).getByRole("region", { name: "First failing case" });
  await expect(failure.getByRole("img", { name: /^Expected: .* The element that differs is marked\.$/ })).toBeVisible();
  await expectNoViolations(page, "the problem page");
  await result(page).getByRole("link", { name: /^Submission / }).click();
  await page.waitForURL("**/submissions/*");
  await expect(failure.getByRole("img")).toHaveCount(6);
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
  }
  await expectNoViolations(page, "the submission");
});
