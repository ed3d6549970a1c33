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
  await page.reload();
  await hydrated(page);
  await expectVerdict(page, "Accepted");
});

test("a socket cut in mid-verdict does not keep the verdict away", async ({ app, page }) => {
  app.allow(/WebSocket/);
  // The first socket is cut at its first progress, all later ones at once: only polling is left.
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
      if (/"type":"(progress|done)"/.test(String(message))) {
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
