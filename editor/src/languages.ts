// Highlighting and indentation by mode. Each language is a file of its own, fetched from our own server when it is first chosen.

import { indentUnit, type LanguageSupport } from "@codemirror/language";
import { EditorState, type Extension } from "@codemirror/state";

/** What makes a document one of its language. */
export interface Mode {
  extension: Extension;
}

interface Recipe {
  /** One step of indentation. */
  indent: string;
  load: () => Promise<LanguageSupport>;
}

const four = "    ";
const two = "  ";

const cpp: Recipe = { indent: four, load: async () => (await import("@codemirror/lang-cpp")).cpp() };

const recipes: Record<string, Recipe> = {
  python: { indent: four, load: async () => (await import("@codemirror/lang-python")).python() },
  cpp,
  c: cpp,
  javascript: { indent: two, load: async () => (await import("@codemirror/lang-javascript")).javascript() },
  typescript: {
    indent: two,
    load: async () => (await import("@codemirror/lang-javascript")).javascript({ typescript: true }),
  },
  java: { indent: four, load: async () => (await import("@codemirror/lang-java")).java() },
  rust: { indent: four, load: async () => (await import("@codemirror/lang-rust")).rust() },
  go: { indent: "\t", load: async () => (await import("@codemirror/lang-go")).go() },
};

/** The mode of that name; an unknown one is plain text. Fails where its file cannot be fetched. */
export async function loadMode(name: string): Promise<Mode> {
  const recipe = recipes[name];
  if (!recipe) return loadMode.plain;
  return { extension: [await recipe.load(), indentation(recipe.indent)] };
}

/** No highlighting, four spaces. */
loadMode.plain = { extension: indentation(four) } satisfies Mode;

function indentation(unit: string): Extension {
  return [indentUnit.of(unit), EditorState.tabSize.of(4)];
}
