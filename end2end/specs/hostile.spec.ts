// A package whose texts try to run scripts in the reader's browser.

import { expect, test } from "../fixtures/app.ts";
import { editorReady } from "../fixtures/problem-page.ts";
import { publish } from "../fixtures/importing.ts";
import { sumPackage } from "../fixtures/package.ts";

/** Each attack sets `window.ran`. */
const attack = (where: string) => `
<script>window.ran = "${where}: script"</script>
<img src="x" onerror="window.ran = '${where}: handler'">
<img src="/api/v1/me" alt="of our own">
<svg onload="window.ran = '${where}: svg'"><script>window.ran = "${where}: script in svg"</script></svg>
<iframe srcdoc="<script>parent.ran = '${where}: frame'</script>"></iframe>
<form action="/api/fn/log_out" method="post"><button>${where}: a button</button></form>
<style>main { display: none }</style>
<math><mtext><table><mglyph><style><img src=x onerror="window.ran = '${where}: mutation'"></style></mglyph></table></mtext></math>
<a href="javascript:window.ran='${where}: link'">${where}: a link</a>
<a href="https://example.org/" onclick="window.ran = '${where}: click'">${where}: away</a>

${where} reads to its end.
`;

test("scripts in statements, hints, editorials and pictures never run", async ({ app, page }) => {
  test.slow();
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="parent.ran = \'picture\'"><script>parent.ran = "picture"</script><rect width="9" height="9"/></svg>';
  const pack = sumPackage({
    "statement/problem.en.md": attack("Statement") + "\n![box](box.svg)\n",
    "statement/box.svg": picture,
    "hints/1.md": attack("Hint"),
    "solution/solution.md": attack("Editorial"),
  });
  await publish(page, pack);

  const elsewhere: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(process.env.ASSAY_URL ?? "")) elsewhere.push(request.url());
  });
  const response = await app.open(`/problems/${pack.slug}`);
  expect(await response?.text()).not.toContain("window.ran");
  await editorReady(page);
  await page.getByText("Show hint 1 of 1").click();
  await page.getByRole("tab", { name: "Editorial" }).click();
  await page.getByText("Show the editorial").click();
  for (const where of ["Statement", "Hint", "Editorial"]) {
    const text = page.locator(".statement", { hasText: `${where} reads to its end.` });
    await expect(text, "the rest of the text is there").toHaveCount(1);
    await expect(text.locator("script, iframe, form, button, style, svg, [onerror], [onclick], [onload]")).toHaveCount(0);
    await expect(text.locator('[href^="javascript"], img[src^="/api"], img[src^="x"]')).toHaveCount(0);
    await expect(text.getByText(`${where}: away`)).toHaveAttribute("rel", "noopener noreferrer");
    await text.getByText(`${where}: a link`).dispatchEvent("click");
  }
  expect(await page.evaluate(() => (window as { ran?: string }).ran)).toBeUndefined();
  expect(elsewhere).toEqual([]);
  await expect(page.getByRole("button", { name: "Log out" }), "still logged in").toBeVisible();
});
