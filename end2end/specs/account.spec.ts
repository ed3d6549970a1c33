import { expectLoggedIn, expectLoggedOut, fillLogIn, fillRegistration, newPerson, registerWithForms } from "../fixtures/account.ts";
import { expect, test } from "../fixtures/app.ts";

test("register, log out, log in again", async ({ app, page }) => {
  const person = newPerson();
  await app.open("/");
  await page.getByRole("banner").getByRole("link", { name: "Register" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Create an account" })).toBeVisible();
  await fillRegistration(page, person);
  // The log-in form has the typed values, so one click is enough.
  await expect(page.getByRole("main").getByRole("status")).toContainText("Log in to finish.");
  await expect(page.getByLabel("Password")).toHaveValue(person.password);
  await page.getByRole("main").getByRole("button", { name: "Log in" }).click();
  await expectLoggedIn(page, person);

  await page.getByRole("button", { name: "Log out" }).click();
  await expectLoggedOut(page);

  await app.open("/login");
  await fillLogIn(page, person.email.toUpperCase(), person.password);
  await expectLoggedIn(page, person);
});

test("a wrong password is refused, and the email stays in the form", async ({ app, page }) => {
  app.allow(/status of 40[0-9]|status of 422/);
  const person = await registerWithForms(page);
  await page.getByRole("button", { name: "Log out" }).click();
  await expectLoggedOut(page);

  await app.open("/login");
  await fillLogIn(page, person.email, "not the password");
  await expect(page.getByRole("alert")).toContainText(/e-?mail|password/i);
  await expect(page.getByLabel("Email")).toHaveValue(person.email);
  await expectLoggedOut(page);
});

test("registering an existing email looks the same and changes nothing", async ({ app, page }) => {
  app.allow(/status of 4\d\d/);
  const person = await registerWithForms(page);
  await page.getByRole("button", { name: "Log out" }).click();
  await expectLoggedOut(page);

  await app.open("/register");
  await fillRegistration(page, { ...newPerson(), email: person.email });
  await expect(page.getByRole("main").getByRole("status")).toContainText("Log in to finish.");
  await expect(page.getByLabel("Email")).toHaveValue(person.email);
  await page.getByRole("main").getByRole("button", { name: "Log in" }).click();
  await expect(page.getByRole("alert")).toContainText("Wrong email or password");
  await expectLoggedOut(page);
  await fillLogIn(page, person.email, person.password);
  await expectLoggedIn(page, person);
});

test("a short password shows an error beside its field", async ({ app, page }) => {
  app.allow(/status of 4\d\d/);
  await app.open("/register");
  await fillRegistration(page, { ...newPerson(), password: "short" });
  await expect(page.getByLabel("Password")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Password")).toHaveAccessibleDescription(/10 characters/);
  await expectLoggedOut(page);
});

test("logging in returns to the previous page", async ({ page }) => {
  const person = await registerWithForms(page);
  await page.getByRole("button", { name: "Log out" }).click();
  await expectLoggedOut(page);

  await page.goto("/submissions");
  await page.waitForURL((url) => url.pathname === "/login" && url.searchParams.get("next") === "/submissions");
  await expect(page.locator("html[data-hydrated]")).toBeAttached();
  await fillLogIn(page, person.email, person.password);
  await page.waitForURL("**/submissions");
  await expect(page.getByRole("heading", { level: 1, name: "Submissions" })).toBeVisible();
});

test("changing the password needs the old one and logs out other browsers", async ({ app, browser, page }) => {
  app.allow(/status of 4\d\d/);
  const person = await registerWithForms(page);
  const elsewhere = await browser.newPage();
  await elsewhere.goto(new URL("/login", page.url()).href);
  await fillLogIn(elsewhere, person.email, person.password);
  await expectLoggedIn(elsewhere, person);

  await page.getByRole("banner").getByRole("link", { name: person.name }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your account" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(person.email);
  const [current, password] = [page.getByLabel("Current password"), page.getByLabel("New password")];
  const change = page.getByRole("button", { name: "Change password" });
  await current.fill("not the password");
  await password.fill("short");
  await change.click();
  await expect(current).toHaveAccessibleDescription("This is not your password.");
  await expect(password).toHaveAccessibleDescription(/10 characters/);
  await current.fill(person.password);
  await password.fill("staple battery horse");
  await change.click();
  await expect(page.getByRole("status").filter({ hasText: "Password changed." })).toBeVisible();
  await expect(current).toHaveValue("");

  await page.reload();
  await expectLoggedIn(page, person);
  await elsewhere.goto(new URL("/account", page.url()).href);
  await elsewhere.waitForURL((url) => url.pathname === "/login" && url.searchParams.get("next") === "/account");
  await fillLogIn(elsewhere, person.email, "staple battery horse");
  await expect(elsewhere.getByRole("heading", { level: 1, name: "Your account" })).toBeVisible();
  await elsewhere.close();
});
