// What the problem page gets. See style/README.md for the markup it expects.

import { mountBench } from "./bench.ts";

export { mountBench };

declare global {
  interface Window {
    /** For the page's wasm, which cannot import a module itself under its content security policy. */
    assayEditor?: { mountBench: typeof mountBench };
  }
}

window.assayEditor = { mountBench };
