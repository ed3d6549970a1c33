import { fileURLToPath } from "node:url";

import type { FullConfig } from "@playwright/test";

import { startServers } from "../setup/server.ts";

export default async function start(config: FullConfig): Promise<() => Promise<void>> {
  if (!process.env.ASSAY_SITE_DIR && !process.env.ASSAY_URL) throw new Error("Set ASSAY_SITE_DIR to the site in the pseudo-locale.");
  return startServers(config, fileURLToPath(new URL("content", import.meta.url)));
}
