// The entry of the problem page's bundle: CodeMirror behind the interface of bridge.ts.

import type { EditorBundle } from "./bridge.ts";
import { createEditor } from "./editor.ts";

declare global {
  interface Window {
    /** For the wasm, which cannot import modules under the content security policy. */
    assayEditor?: EditorBundle;
  }
}

window.assayEditor = { createEditor };
