// Starts the programs of several machines, and checks after the tests that all stop cleanly. ASSAY_PROGRAMS names the folder of the built
// programs, ASSAY_TESTBED the program that starts PostgreSQL and Redis.

import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { ADMIN } from "../setup/admin.ts";
import { CONTENT } from "../setup/content.ts";
import { freePort, ready, stop } from "../setup/process.ts";
import { sharePrepared } from "../setup/server.ts";

/** Browsers with this cookie use one server; others alternate between both. */
export const PIN = "pinned_to";

export default async function start(): Promise<() => Promise<void>> {
  const { ASSAY_PROGRAMS: programs, ASSAY_TESTBED: testbed } = process.env;
  if (!programs || !testbed) throw new Error("Set ASSAY_PROGRAMS and ASSAY_TESTBED, as scripts/test.sh does.");
  const folder = mkdtempSync(join(tmpdir(), "assay-cluster-"));
  const logs: string[] = [];
  const run = (name: string, program: string, args: string[], env: Record<string, string>): ChildProcess => {
    const log = join(folder, `${name}.log`);
    logs.push(log);
    const output = openSync(log, "w");
    const child = spawn(program, args, { stdio: ["ignore", output, output], env: { ...process.env, ...env } });
    closeSync(output);
    return child;
  };

  const services = spawn(testbed, [], { stdio: ["pipe", "pipe", "inherit"] });
  const running: ChildProcess[] = [];
  const end = async (): Promise<(number | string | null)[]> => {
    const codes: (number | string | null)[] = [];
    // Stop the balancer first, then servers and workers, then their services.
    for (const child of running.reverse()) codes.push(await stop(child));
    services.stdin.end();
    if (services.exitCode === null) await once(services, "exit");
    return codes;
  };
  try {
    const [line] = (await once(createInterface({ input: services.stdout }), "line")) as [string];
    const { database_url, redis_url } = JSON.parse(line) as { database_url: string; redis_url: string };
    const balancer = await freePort();
    const url = `http://127.0.0.1:${balancer}`;
    const shared = {
      DATABASE_URL: database_url,
      REDIS_URL: redis_url,
      ASSAY_DATA_DIR: join(folder, "data"),
      ASSAY_CONTENT_DIR: CONTENT,
      ASSAY_PUBLIC_URL: url,
      ASSAY_TRUSTED_PROXIES: "127.0.0.1",
      ASSAY_ADMIN_EMAIL: ADMIN.email,
      ASSAY_ADMIN_PASSWORD: ADMIN.password,
      ASSAY_LIMITS: "off",
      ASSAY_SLOTS: "1",
    };
    const addresses = [`127.0.0.1:${await freePort()}`, `127.0.0.1:${await freePort()}`];
    addresses.forEach((address, n) => {
      running.push(run(`server-${n}`, join(programs, "assay-server"), [], { ...shared, ASSAY_ADDR: address }));
    });
    sharePrepared(shared.ASSAY_DATA_DIR);
    for (const n of [0, 1]) running.push(run(`worker-${n}`, join(programs, "assay-worker"), [], shared));
    await Promise.all(addresses.map((address, n) => ready(running[n]!, `http://${address}`)));
    running.push(run("balancer", "nginx", ["-p", folder, "-c", configure(folder, balancer, addresses)], withSbin()));
    await ready(running.at(-1)!, url);
    await offered(url);
    process.env.ASSAY_URL = url;
    process.env.ASSAY_SERVERS = addresses.join(" ");
  } catch (error) {
    await end();
    throw new Error(`${String(error)}\n${logs.map(tail).join("\n")}`);
  }
  return async () => {
    const codes = await end();
    if (codes.some((code) => code !== 0)) throw new Error(`Ended with ${codes.join(", ")}:\n${logs.map(tail).join("\n")}`);
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Writes the balancer's configuration: it alternates between servers, forwards WebSockets, and names the server in a header. */
function configure(folder: string, port: number, servers: string[]): string {
  for (const name of ["body", "proxy", "fastcgi", "uwsgi", "scgi"]) mkdirSync(join(folder, name));
  const upstream = (name: string, of: string[]) => `upstream ${name} { ${of.map((server) => `server ${server};`).join(" ")} }`;
  const text = `
    daemon off;
    pid ${folder}/nginx.pid;
    error_log stderr warn;
    ${process.getuid?.() === 0 ? "user root;" : ""}
    events {}
    http {
      access_log off;
      client_body_temp_path ${folder}/body;
      proxy_temp_path ${folder}/proxy;
      fastcgi_temp_path ${folder}/fastcgi;
      uwsgi_temp_path ${folder}/uwsgi;
      scgi_temp_path ${folder}/scgi;
      ${upstream("both", servers)}
      ${servers.map((server, n) => upstream(`only_${n}`, [server])).join("\n")}
      map $cookie_${PIN} $chosen { default both; ${servers.map((_, n) => `${n} only_${n};`).join(" ")} }
      map $http_upgrade $connection_header { default upgrade; '' ''; }
      server {
        listen 127.0.0.1:${port};
        proxy_http_version 1.1;
        proxy_set_header Host $http_host;
        proxy_set_header X-Forwarded-For $remote_addr;
        proxy_set_header Connection $connection_header;
        proxy_set_header Upgrade $http_upgrade;
        proxy_read_timeout 1h;
        add_header X-Served-By $upstream_addr always;
        location / { proxy_pass http://$chosen; }
      }
    }`;
  const file = join(folder, "nginx.conf");
  writeFileSync(file, text);
  return file;
}

/** Debian installs nginx outside the PATH of ordinary users. */
function withSbin(): Record<string, string> {
  return { PATH: `${process.env.PATH}:/usr/sbin` };
}

/** Waits until a worker offers a language. */
async function offered(url: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const answer = (await (await fetch(`${url}/api/v1/languages`)).json()) as { items?: unknown[] };
    if (answer.items?.length) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("No worker offered a language.");
}

function tail(log: string): string {
  return `--- ${log}\n${readFileSync(log, "utf8").slice(-3000)}`;
}
