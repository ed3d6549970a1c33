// Runs before submitting.

import type { Locator, Page } from "@playwright/test";

import { register } from "../fixtures/account.ts";
import { expect, expectVerdict, openFirstProblem, result, test } from "../fixtures/app.ts";
import { editorReady, choose, editor, output, runAndWait, runStatus, source, type } from "../fixtures/problem-page.ts";
import { accepted, firstSample, samples, submit, write } from "../fixtures/solution.ts";

test("a visitor runs on the samples and on their own case", async ({ page }) => {
  const { slug } = await openFirstProblem(page);
  await choose(page, "python3");
  await type(page, accepted(slug, "python3"));
  await page.getByRole("button", { name: "Use sample 1 as a case" }).click();
  await runAndWait(page, /passed/);
  const cases = page.getByRole("group", { name: "Cases" });
  await expect(cases.getByRole("button", { name: "Sample 1: Accepted" })).toBeVisible();
  await cases.getByRole("button", { name: /Case 1/ }).click();
  await expect(output(page)).toHaveText(firstSample(slug).answer.trim());
  await expect(page.locator(".cases__facts")).toHaveText(/CPU [\d.]+ m?s, wall [\d.]+ m?s, memory [\d.]+ [KM]iB/);
});

test("a wrong output is shown beside the expected output, with visible white space", async ({ page }) => {
  await openFirstProblem(page);
  await choose(page, "python3");
  await type(page, 'import sys\nprint("not  this")\nprint("to stderr", file=sys.stderr)');
  await runAndWait(page, /^0 of \d passed/);
  await expect(output(page)).toHaveText("not  this");
  const difference = page.getByLabel("Difference");
  await expect(difference.locator('[data-change="extra"]')).toContainText("not··this");
  await expect(difference.locator('[data-change="missing"]').first()).toBeVisible();
  await expect(page.getByLabel("Error output", { exact: true })).toHaveText("to stderr");
});

test("own cases get an expected output, and invalid inputs are refused", async ({ page }) => {
  const { slug } = await openFirstProblem(page);
  await choose(page, "python3");
  await type(page, 'print("nothing of the kind")');
  await page.getByRole("button", { name: "Use sample 1 as a case" }).click();
  await page.getByRole("group", { name: "Cases" }).getByRole("button", { name: "Add a case" }).click();
  await page.getByLabel("Input of Case 2").fill("no numbers");
  await runAndWait(page, /^0 of \d passed/);
  const cases = page.getByRole("group", { name: "Cases" });
  await cases.getByRole("button", { name: "Case 1: Wrong answer" }).click();
  const expected = page.locator("#cases-pane").getByLabel("Expected", { exact: true });
  await expect(expected).toHaveText(firstSample(slug).answer.trim());
  await cases.getByRole("button", { name: "Case 2: Invalid input" }).click();
  await expect(page.locator(".cases__detail")).toContainText("two lines: n, k and p");
});

test("a crash, a loop and a compile error have different results", async ({ page }) => {
  await openFirstProblem(page);
  await choose(page, "python3");
  await type(page, "raise SystemExit(3)");
  await runAndWait(page, /^0 of/);
  await expect(page.locator(".cases__verdict")).toContainText("Run-time error");
  await expect(page.locator(".cases__detail")).toContainText("Exit code 3");
  await type(page, "while True: pass");
  await runAndWait(page, /^0 of/);
  await expect(page.locator(".cases__verdict")).toContainText("Time limit exceeded");

  await choose(page, "cpp");
  await type(page, "int main() {\n  return nothing;\n}\n");
  await runAndWait(page, "Compile error");
  await page.getByRole("region", { name: "Compiler output" }).getByRole("button", { name: /main.cpp:2/ }).first().click();
  await expect(editor(page)).toBeFocused();
  await expect(page.locator("[data-cursor]")).toContainText("Line 2");
  await expect(page.locator(".cm-lint-marker-error")).toBeVisible();
});

test("the failing case can be added to the own cases and run", async ({ page }) => {
  await register(page);
  const { slug } = await openFirstProblem(page);
  // Correct on the samples, wrong on other cases.
  const answers = JSON.stringify(samplesOf(slug));
  await write(page, "python3", `import sys, json\nknown = json.loads(${JSON.stringify(answers)})\nprint(known.get(sys.stdin.read(), "0 0"))\n`);
  await submit(page);
  await expectVerdict(page, "Wrong answer");
  const add = result(page).getByRole("button", { name: "Add to my cases" });
  await add.click();
  const input = page.getByLabel("Input of Case 1");
  await expect(input).toBeVisible();
  await expect(input).toHaveValue(/\S/);
  await runAndWait(page, /passed/);
  await page.getByRole("group", { name: "Cases" }).getByRole("button", { name: /^Case 1/ }).click();
  await expect(output(page)).toHaveText("0 0");
});

test("a run survives a network failure", async ({ app, page }) => {
  app.allow(/Failed to load resource|net::ERR/);
  const { slug } = await openFirstProblem(page);
  await choose(page, "python3");
  await type(page, accepted(slug, "python3"));
  let refused = 0;
  await page.route("**/api/v1/runs/*", async (route) => {
    refused += 1;
    if (refused <= 2) await route.abort("connectionfailed");
    else await route.continue();
  });
  await runAndWait(page, /passed/);
  expect(refused).toBeGreaterThan(2);
});

test("each case is shown as it ends, and a run can be cancelled", async ({ page }) => {
  const { slug } = await openFirstProblem(page);
  await choose(page, "python3");
  const first = JSON.stringify(firstSample(slug).input);
  // Correct on the first sample, and slow and wrong on the others. It stays below the time limit: own cases do not run after a case that exceeds it.
  await type(page, `import sys, time\nif sys.stdin.read() != ${first}: time.sleep(1)\nprint(${JSON.stringify(firstSample(slug).answer.trim())})\n`);
  // So many that the run takes ten seconds, however slow the browser is.
  for (let more = 0; more < 8; more += 1) await page.getByRole("button", { name: "Use sample 2 as a case" }).click();
  const cases = page.getByRole("group", { name: "Cases" });
  await cases.getByRole("button", { name: "Sample 1" }).click();
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(cases.getByRole("button", { name: "Sample 1: Accepted" })).toBeVisible();
  await expect(runStatus(page)).toHaveText(/^Running: \d+ of \d+$/);
  await expect(output(page), "before the others have ended").toHaveText(firstSample(slug).answer.trim());
  const input = page.locator("#cases-pane").getByLabel("Input", { exact: true });
  const top = async (what: Locator) => (await what.boundingBox())?.y ?? 0;
  expect(await top(output(page)), "the result comes before the input").toBeLessThan(await top(input));

  // The focus stays while results arrive.
  await cases.getByRole("button", { name: "Sample 1: Accepted" }).focus();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(runStatus(page)).toHaveText(/^Cancelled after \d+ of \d+$/);
  await expect(page.getByRole("button", { name: "Cancel" })).toBeHidden();
  await expect(output(page), "finished cases stay").toHaveText(firstSample(slug).answer.trim());
  await runAndWaitAgain(page, slug);
});

test("the result of a run is visible on a laptop without scrolling", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const { slug } = await openFirstProblem(page);
  await choose(page, "python3");
  await type(page, accepted(slug, "python3"));
  await runAndWait(page, /passed/);
  await expect(page.locator(".cases__verdict")).toBeInViewport({ ratio: 1 });
  await expect(output(page)).toBeInViewport();
});

test("screen readers hear a run's result without every case", async ({ page }) => {
  const { slug } = await openFirstProblem(page);
  await choose(page, "python3");
  await type(page, 'print("wrong")');
  const region = page.locator("#cases-pane").getByRole("status");
  await region.evaluate((element) => {
    const heard: [string, number][] = [];
    Object.assign(window, { heard });
    new MutationObserver(() => heard.push([element.textContent ?? "", performance.now()])).observe(element, { childList: true });
  });
  await runAndWait(page, /^0 of \d passed/);
  await expect(region).toHaveText(/^0 of \d passed\. Wrong answer on Sample 1\.$/);
  const heard = await page.evaluate(() => (window as unknown as { heard: [string, number][] }).heard);
  const running = heard.filter(([words]) => words.startsWith("Running")).map(([, at]) => at);
  for (const [at, time] of running.slice(1).entries()) expect(time - (running[at] ?? 0), heard.join("; ")).toBeGreaterThan(4000);
  expect(samples(slug).length).toBeGreaterThan(1);
});

test("an empty editor is not run, and a rate limit shows a message", async ({ app, page }) => {
  app.allow(/status of 4\d\d/);
  await openFirstProblem(page);
  await choose(page, "python3");
  await type(page, "");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(runStatus(page)).toHaveText("Write a program first.");
  await page.route("**/api/v1/runs", (route) =>
    route.fulfill({ status: 429, contentType: "application/problem+json", body: JSON.stringify({ title: "Too many requests", detail: "Wait 3 s, then try again." }) }),
  );
  await type(page, "print(1)");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(runStatus(page)).toHaveText("Wait 3 s, then try again.");
  await expect.poll(() => source(page)).toBe("print(1)");
  await editorReady(page);
});

/** A cancelled run frees its slot. */
async function runAndWaitAgain(page: Page, slug: string): Promise<void> {
  await type(page, accepted(slug, "python3"));
  await runAndWait(page, /passed/);
}

function samplesOf(slug: string): Record<string, string> {
  return Object.fromEntries(samples(slug).map(({ input, answer }) => [input, answer.trim()]));
}
