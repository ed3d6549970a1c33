// API keys: creating, using, limiting and revoking them.

import { register, registerWithForms } from "../fixtures/account.ts";
import { expect, test } from "../fixtures/app.ts";

test("a key is created, shown once, used and revoked", async ({ app, page, request }) => {
  const person = await registerWithForms(page);
  await page.getByRole("banner").getByRole("link", { name: person.name }).click();
  await page.getByRole("link", { name: "Manage API keys" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "API keys" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "No API keys" })).toBeVisible();

  await page.getByLabel("Name").fill("robot");
  await page.getByLabel("Scope").selectOption("Read");
  await page.getByLabel("Expires").selectOption("In 30 days");
  await page.getByRole("button", { name: "Create key" }).click();
  const key = await page.getByLabel("API key", { exact: true }).innerText();
  expect(key).toMatch(/^assay_[0-9a-f]{64}$/);
  await expect(page.getByRole("status").filter({ hasText: "Copy this key now." })).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("");
  const row = page.getByRole("row").filter({ hasText: "robot" });
  await expect(row).toContainText("Read");
  await expect(row).toContainText("Never");

  const headers = { authorization: `Bearer ${key}` };
  const me = await request.get("/api/v1/me", { headers });
  expect((await me.json()).email).toBe(person.email);
  const refused = await request.post("/api/v1/submissions", { headers, data: { problem: "x", language: "python3", source: "x" } });
  expect(refused.status()).toBe(403);
  expect((await refused.json()).detail).toContain("scope submit");

  await app.open("/account/keys");
  await expect(page.getByText(key)).toHaveCount(0);
  await expect(row).not.toContainText("Never");
  await row.getByRole("button", { name: "Revoke robot" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Key revoked." })).toBeVisible();
  await expect(row).toHaveCount(0);
  expect((await request.get("/api/v1/me", { headers })).status()).toBe(401);
});

test("the reference of the REST API is linked and can be read", async ({ app, page }) => {
  await register(page);
  await app.open("/account/keys");
  await page.getByRole("link", { name: "Reference of the REST API" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "REST API" })).toBeVisible();
  await expect(page.getByRole("banner").getByRole("link", { name: "Problems" })).toBeVisible();
  await page.getByRole("navigation", { name: "Contents" }).getByRole("link", { name: "Submit a program" }).click();
  const operation = page.getByRole("article").filter({ has: page.getByRole("heading", { name: "Submit a program" }) });
  await expect(operation).toBeInViewport();
  await expect(operation).toContainText("POST");
  await expect(operation).toContainText("/api/v1/submissions");
  await expect(operation).toContainText("Idempotency-Key");
  await operation.getByRole("link", { name: "SubmissionRequest" }).click();
  await expect(page.getByRole("heading", { level: 3, name: "SubmissionRequest" })).toBeInViewport();
});

test("an invalid key name shows an error beside its field", async ({ app, page }) => {
  app.allow(/status of 422/);
  await register(page);
  await app.open("/account/keys");
  await page.getByLabel("Name").fill("   ");
  await page.getByRole("button", { name: "Create key" }).click();
  await expect(page.getByLabel("Name")).toHaveAccessibleDescription(/1 to 100 characters/);
  await expect(page.getByLabel("Scope").getByRole("option")).toHaveText(["Read", "Read and submit"]);
});

test("changing the password revokes the keys unless the box is cleared", async ({ app, page }) => {
  const person = await register(page);
  const create = async () => {
    await app.open("/account/keys");
    await page.getByLabel("Name").fill("robot");
    await page.getByRole("button", { name: "Create key" }).click();
    await expect(page.getByRole("row").filter({ hasText: "robot" })).toBeVisible();
  };
  const change = async (from: string, to: string, revoke: boolean) => {
    await app.open("/account");
    await page.getByLabel("Current password").fill(from);
    await page.getByLabel("New password").fill(to);
    await page.getByRole("checkbox", { name: "Also revoke my API keys" }).setChecked(revoke);
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Password changed." })).toBeVisible();
    await app.open("/account/keys");
  };
  await create();
  await change(person.password, "staple battery horse", false);
  await expect(page.getByRole("row").filter({ hasText: "robot" })).toBeVisible();
  await change("staple battery horse", "horse battery staple", true);
  await expect(page.getByRole("heading", { name: "No API keys" })).toBeVisible();
});
