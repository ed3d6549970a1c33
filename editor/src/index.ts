// The entry of the problem page's bundle. See style/README.md for the markup.

import { mountProblemPage } from "./problem_page.ts";

export { mountProblemPage };

declare global {
  interface Window {
    /** For the wasm, which cannot import modules under the content security policy. */
    assayEditor?: { mountProblemPage: typeof mountProblemPage };
  }
}

window.assayEditor = { mountProblemPage };
