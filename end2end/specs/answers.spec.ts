// Problems that take answers instead of programs.

import { randomUUID } from "node:crypto";

import type { Browser, Page } from "@playwright/test";

import { register } from "../fixtures/account.ts";
import { expect, expectVerdict, hydrated, result, test } from "../fixtures/app.ts";
import { editorReady, type } from "../fixtures/problem-page.ts";
import { earlierDrafts } from "../fixtures/earlier-drafts.ts";
import { publish } from "../fixtures/importing.ts";
import { type Package, sumPackage } from "../fixtures/package.ts";
import { submit } from "../fixtures/solution.ts";

const ANSWERS = {
  "data/sample/1.in": null,
  "data/sample/1.ans": null,
  "submissions/accepted/right.py": null,
  "submissions/wrong_answer/minus.py": null,
};

function answerPackage(name: string, files: Record<string, string>): Package {
  const yaml = `problem_format_version: 2025-09\nname: ${name}\nuuid: ${randomUUID()}\ntype: submit-answer\nlimits:\n  time_limit: 1\n`;
  return sumPackage({ ...ANSWERS, "problem.yaml": yaml, ...files });
}

/** A new user on the page of a problem. */
async function learnerAt(browser: Browser, slug: string): Promise<Page> {
  const learner = await (await browser.newContext({ baseURL: process.env.ASSAY_URL })).newPage();
  await register(learner);
  await learner.goto(`/problems/${slug}`);
  await hydrated(learner);
  await editorReady(learner);
  return learner;
}

test("an answer is typed, judged wrong, corrected and accepted, without a language", async ({ page, browser }) => {
  const made = answerPackage("The sum", {
    "submissions/accepted/right/1.out": "42\n",
    "submissions/wrong_answer/wrong/1.out": "41\n",
  });
  await publish(page, made);

  const learner = await learnerAt(browser, made.slug);
  await expect(learner.getByRole("combobox", { name: "Language" })).toHaveCount(0);
  await expect(learner.getByRole("button", { name: "Run", exact: true })).toHaveCount(0);
  await expect(learner.getByRole("tab", { name: "Cases" })).toHaveCount(0);
  const answer = learner.getByRole("textbox", { name: "Answer" });
  await expect(answer).toHaveText("");

  await type(learner, "41\n", "Answer");
  await submit(learner);
  await expectVerdict(learner, "Wrong answer");
  await type(learner, "42\n", "Answer");
  await submit(learner);
  await expectVerdict(learner, "Accepted");

  await result(learner).getByRole("link", { name: /^Submission/ }).click();
  await learner.waitForURL("**/submissions/*");
  await expect(learner.getByText("Answers, submitted")).toBeVisible();
  await expect(learner.getByLabel(/^Answer of submission/)).toHaveText("42");
  await learner.goto("/submissions");
  await expect(learner.getByRole("row").filter({ hasText: "Accepted" })).toContainText("Answers");
  await learner.context().close();
});

test("answers to several cases are uploaded as files", async ({ page, browser }) => {
  const made = answerPackage("Two sums", {
    "data/secret/2.in": "1 2\n",
    "data/secret/2.ans": "3\n",
    "submissions/accepted/all/1.out": "42\n",
    "submissions/accepted/all/2.out": "3\n",
    "submissions/wrong_answer/one/1.out": "42\n",
  });
  await publish(page, made);

  const learner = await learnerAt(browser, made.slug);
  const file = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  const files = learner.getByLabel("Or upload files");
  await type(learner, "written by hand", "Answer");
  // A single file is opened in the editor.
  await files.setInputFiles(file("1.out", "42\n"));
  await expect(learner.getByRole("textbox", { name: "Answer" })).toHaveText("42");
  await submit(learner);
  await expectVerdict(learner, "Wrong answer");
  expect(await earlierDrafts(learner), "a file takes the place of a text, which is saved first").toContain("written by hand");
  await files.setInputFiles([file("1.out", "42\n"), file("2.out", "3\n")]);
  await expect(learner.locator("[data-notices]")).toContainText("1.out, 2.out");
  await submit(learner);
  await expectVerdict(learner, "Accepted");
  await learner.context().close();
});
