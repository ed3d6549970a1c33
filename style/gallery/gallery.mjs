// Shows every component of the style sheet with sample text. Serves the pages, or with `--shots FOLDER` takes screenshots and checks them.
// These pages are not part of the site.

import { once } from "node:events";
import { mkdir, readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { chromium } from "@playwright/test";
import axe from "axe-core";
import { compile } from "sass";

import { launchOptions } from "../../end2end/chromium.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pages = join(root, "style/gallery/pages");
// The site's content security policy, so that the gallery shows violations.
const nonce = "gallery";
const policy = `default-src 'self'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'`;
const types = { ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".json": "application/json" };

/** `{{icon:NAME}}` becomes the icon, and `{{part:NAME}}` the file of that name in the folder of the pages. */
async function expand(text) {
  for (const [tag, kind, name] of text.matchAll(/\{\{(icon|part):([\w-]+)\}\}/g)) {
    const inner =
      kind === "icon"
        ? `<span class="icon" aria-hidden="true">${await readFile(join(root, `app/icons/${name}.svg`), "utf8")}</span>`
        : await expand(await readFile(join(pages, `_${name}.html`), "utf8"));
    text = text.replaceAll(tag, inner);
  }
  return text;
}

async function page(name, theme) {
  const manifest = JSON.parse(await readFile(join(root, "public/editor/manifest.json"), "utf8"));
  const body = await expand(await readFile(join(pages, `${name}.html`), "utf8"));
  return `<!doctype html><html lang="en" data-hydrated ${theme ? `data-theme="${theme}"` : ""}><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1"><title>${name} · Assay</title><link rel="icon" href="/favicon.svg"><link rel="stylesheet" href="/main.css"></head>
    <body><a class="skip-link" href="#main">Skip to content</a>${body}
    <script type="module" nonce="${nonce}">
      import "/editor/${manifest.site}";
      import "/editor/${manifest.editor}";
      const ignore = () => {};
      for (const field of document.querySelectorAll("textarea[data-editor]")) {
        assayEditor.createEditor(field, ignore, ignore, ignore, ignore).open(field.value);
      }
    </script></body></html>`;
}

async function answer(request, response) {
  const url = new URL(request.url, "http://gallery");
  try {
    const [type, body] = await find(url);
    response.writeHead(200, { "content-type": type, "content-security-policy": policy }).end(body);
  } catch (error) {
    response.writeHead(404).end(String(error));
  }
}

async function find(url) {
  const kind = extname(url.pathname);
  if (url.pathname === "/main.css") return ["text/css", compile(join(root, "style/main.scss")).css];
  if (kind) return [types[kind] ?? "application/octet-stream", await readFile(join(root, "public", url.pathname))];
  return ["text/html", await page(url.pathname.slice(1) || "home", url.searchParams.get("theme"))];
}

async function shots(origin, folder) {
  await mkdir(folder, { recursive: true });
  const browser = await chromium.launch(launchOptions);
  const names = (await readdir(pages)).filter((name) => !name.startsWith("_")).map((name) => name.replace(".html", ""));
  for (const width of (process.env.WIDTHS ?? "1440,960,768,360").split(",").map(Number)) {
    for (const theme of ["light", "dark"]) {
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      const tab = await context.newPage();
      tab.on("console", (message) => console.log(`${tab.url()}: ${message.text()}`));
      for (const name of names) {
        await tab.goto(`${origin}/${name}?theme=${theme}`, { waitUntil: "networkidle" });
        await tab.evaluate(() => document.fonts.ready);
        const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (over > 0) console.log(`${name} ${width}: ${over} px too wide`);
        await tab.evaluate(axe.source);
        const { violations } = await tab.evaluate(() => window.axe.run());
        for (const { id, nodes } of violations) {
          console.log(`${name} ${width} ${theme}: ${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
        }
        await tab.screenshot({ path: join(folder, `${name}-${width}-${theme}.png`), fullPage: true });
      }
      await context.close();
    }
  }
  await browser.close();
}

const server = createServer(answer).listen(Number(process.env.PORT ?? 0), "127.0.0.1");
await once(server, "listening");
const origin = `http://127.0.0.1:${server.address().port}`;
const at = process.argv.indexOf("--shots");
if (at === -1) {
  console.log(origin);
} else {
  await shots(origin, process.argv[at + 1]);
  server.close();
}
