// The text of the editor and of the script of every page. All other text is in app/src/texts. Users read all values here. CodeMirror's own
// words are keys of an object, so that a translation replaces values only.

export const TEXTS = {
  editor: {
    name: "Source code",
    // CodeMirror's messages, by their original text.
    phrases: {
      "Fold line": "Fold line",
      "Unfold line": "Unfold line",
      "folded code": "folded code",
      unfold: "unfold",
      Completions: "Completions",
      Diagnostics: "Compiler messages",
      "No diagnostics": "No compiler messages",
      close: "Close",
      "Go to line": "Go to line",
      go: "Go",
      "Control character": "Control character",
      "Selection deleted": "Selection deleted",
      "current match": "current match",
      "on line": "on line",
      to: "to",
      "replaced match on line $": "replaced match on line $",
      "replaced $ matches": "replaced $ matches",
    },
  },

  find: {
    title: "Find and replace",
    find: "Find",
    replace: "Replace",
    previous: "Previous",
    next: "Next",
    replaceOne: "Replace",
    replaceAll: "Replace all",
    caseSensitive: "Match case",
    wholeWord: "Whole words",
    regexp: "Regular expression",
    close: "Close",
    none: "No matches",
    invalid: "Invalid expression",
    count: (count: number) => (count === 1 ? "1 match" : `${count} matches`),
    many: (most: number) => `More than ${most} matches`,
    place: (at: number, count: number) => `${at} of ${count}`,
  },

  site: {
    copy: "Copy",
    copied: "Copied",
    offline: "You are offline. Your code is kept, and sent when the connection is back.",
    paletteFailed: "The search could not be loaded. Try again, or reload the page.",
    keysFailed: "The list of keys could not be loaded. Try again, or reload the page.",
    tryAgain: "Try again",
    close: "Close",
    noWasm: "This browser cannot run the site's WebAssembly. Reading and submitting work; live verdicts, the editor, runs and Ctrl+K do not.",
  },
};
