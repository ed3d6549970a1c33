// What the problem page gets: the code editor and the movable panes. See style/README.md for the markup both expect.

import { mount } from "./mount.ts";
import { mountSplit } from "./split.ts";

export { mount, mountSplit };

declare global {
  interface Window {
    /** For the page's wasm, which cannot import a module itself under its content security policy. */
    assayEditor?: { mount: typeof mount; mountSplit: typeof mountSplit };
  }
}

window.assayEditor = { mount, mountSplit };
