// Highlighting and indentation by mode. Each language is a separate file that the browser fetches on first use.

import { indentUnit, LanguageSupport, StreamLanguage, type StreamParser } from "@codemirror/language";
import { EditorState, type Extension } from "@codemirror/state";

/** The extensions of a language. */
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
  ruby: { indent: two, load: async () => byLine((await import("@codemirror/legacy-modes/mode/ruby")).ruby) },
  lua: { indent: two, load: async () => byLine((await import("@codemirror/legacy-modes/mode/lua")).lua) },
  shell: { indent: two, load: async () => byLine((await import("@codemirror/legacy-modes/mode/shell")).shell) },
};

/** A language without a grammar, highlighted line by line. */
function byLine<State>(parser: StreamParser<State>): LanguageSupport {
  return new LanguageSupport(StreamLanguage.define(parser));
}

/** Loads a mode; unknown names give plain text. Fails if the file cannot be fetched. */
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
