import { register } from "../fixtures/account.ts";
import { expect, expectVerdict, hydrated, openFirstProblem, result, test } from "../fixtures/app.ts";
import { accepted, submit, write } from "../fixtures/solution.ts";

test("a reload in mid-verdict still ends in the verdict", async ({ page }) => {
  await register(page);
  const { slug } = await openFirstProblem(page);
  // C++ takes longest to compile.
  await write(page, "cpp", `// ${Date.now()}\n${accepted(slug, "cpp")}`);
  await submit(page);
  await expect(result(page)).toBeVisible();
  await expect(page).toHaveURL(/submission=\d+/);
  await page.reload();
  await hydrated(page);
  await expectVerdict(page, "Accepted");
});

test("a socket cut in mid-verdict does not keep the verdict away", async ({ app, page }) => {
  app.allow(/WebSocket/);
  // The first socket is cut at its first progress, or at the verdict where that is there already, all later ones at once: only polling is left.
  let cut = 0;
  await page.routeWebSocket(/\/live/, (socket) => {
    if (cut > 0) {
      cut += 1;
      void socket.close({ code: 1011 });
      return;
    }
    const server = socket.connectToServer();
    server.onMessage((message) => {
      if (cut > 0) return;
      if (/"type":"(progress|done)"|"state":"done"/.test(String(message))) {
        cut += 1;
        void socket.close({ code: 1011 });
      } else {
        socket.send(message);
      }
    });
  });

  await register(page);
  const { slug } = await openFirstProblem(page);
  await write(page, "cpp", `// ${Date.now()}\n${accepted(slug, "cpp")}`);
  await submit(page);
  await expectVerdict(page, "Accepted");
  expect(cut, "the socket was cut").toBeGreaterThan(0);
});

test("without any socket the page polls", async ({ app, page }) => {
  app.allow(/WebSocket/);
  await page.routeWebSocket(/\/live/, (socket) => void socket.close({ code: 1011 }));
  await register(page);
  const { slug } = await openFirstProblem(page);
  await write(page, "python3", accepted(slug, "python3"));
  await submit(page);
  await expectVerdict(page, "Accepted");
});

test("a socket that is cut for a minute is missed, said, and taken again", async ({ app, page }) => {
  app.allow(/WebSocket|Failed to load resource/);
  let cut = false;
  let opened = 0;
  const cutAll: (() => void)[] = [];
  await page.routeWebSocket(/\/live/, (socket) => {
    if (cut) {
      void socket.close({ code: 1011 });
      return;
    }
    opened += 1;
    cutAll.push(() => void socket.close({ code: 1011 }));
    socket.connectToServer();
  });
  await page.clock.install();
  await page.clock.resume();
  await register(page);
  const { slug } = await openFirstProblem(page);
  await write(page, "python3", "while True: pass");
  await expect.poll(() => opened).toBeGreaterThan(0);
  cut = true;
  for (const cutOne of cutAll) cutOne();
  // Waits between attempts grow to 15 s; a minute of them passes.
  for (let attempt = 0; attempt < 3; attempt += 1) await page.clock.runFor(2_000);
  // No verdict is polled before the loss has been seen.
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route("**/api/v1/submissions/*", async (route) => {
    await held;
    await route.continue();
  });
  await submit(page);
  await expect(page.getByText("Live connection lost")).toBeVisible();
  letGo();
  await page.clock.runFor(60_000);
  await expectVerdict(page, "Time limit exceeded");

  cut = false;
  const before = opened;
  const later = async () => {
    await page.clock.fastForward(20_000);
    return opened;
  };
  await expect.poll(later, "the page has tried again").toBeGreaterThan(before);
  // From here on nothing is asked for: what comes is pushed.
  await page.route("**/api/v1/submissions/*", (route) => route.abort());
  await write(page, "python3", accepted(slug, "python3"));
  await submit(page);
  await expectVerdict(page, "Accepted");
  await expect(page.getByText("Live connection lost")).toHaveCount(0);
});
