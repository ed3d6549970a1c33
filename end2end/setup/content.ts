import { fileURLToPath } from "node:url";

/** Three problems in two tracks, so that tests do not depend on the library. */
export const CONTENT = fileURLToPath(new URL("../../crates/testbed/content", import.meta.url));
