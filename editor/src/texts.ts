// The text of the editor, the palette and the script of every page. All other text is in app/src/texts. People read all strings here;
// what they do not read (addresses, names of keys) is a key of an object, so that a translation replaces values only.

export const TEXTS = {
  editor: {
    name: "Source code",
    // What CodeMirror says, by its own words.
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

  keys: {
    title: "Keys",
    groups: [
      {
        title: "Everywhere",
        // Keys with spaces between them.
        keys: {
          "Mod K": "Find problems, tracks and actions",
          "?": "Show this list",
        },
      },
      {
        title: "Solving",
        keys: {
          "Mod '": "Run on your cases and the samples",
          F9: "Run on your cases and the samples",
          "Mod Enter": "Submit",
          "Mod S": "Save draft (does not submit)",
        },
      },
      {
        title: "In the editor",
        keys: {
          "Esc Tab": "Leave the editor (one key after the other)",
          "Mod F": "Find and replace",
          "Mod D": "Select next occurrence",
          "Alt click": "Add a cursor",
          "Alt ↑": "Move the line up (↓: down)",
          "Mod /": "Toggle comment",
          "Mod Alt [": "Fold (]: unfold)",
          "Ctrl Space": "Show completions, unless they are off",
        },
      },
      {
        title: "Panes",
        keys: {
          "← →": "Resize the focused divider (↑ ↓ as well)",
          "Home End": "To its limit",
        },
      },
    ] as { title: string; keys: Record<string, string> }[],
  },

  palette: {
    title: "Find",
    placeholder: "Find problems, tracks and actions",
    problems: "Problems",
    tracks: "Tracks",
    actions: "Actions",
    none: "No matches.",
    failed: "Problems and tracks cannot be loaded. Try again.",
    found: (count: number) => (count === 1 ? "1 found" : `${count} found`),
    state: { solved: "Solved", tried: "Tried", untouched: "" } as Record<string, string>,
    // By address: the title, and other words that find the entry.
    pages: {
      "/problems": ["Go to problems", "list all exercises tasks"],
      "/tracks": ["Go to tracks", "courses lists learn"],
      "/": ["Go home", "start front page"],
    } as Record<string, [string, string]>,
    memberPages: {
      "/submissions": ["Go to my submissions", "history solutions verdicts results"],
      "/account": ["Go to my account", "profile password email settings api keys"],
    } as Record<string, [string, string]>,
    adminPages: {
      "/admin": ["Admin: workers and queue", "status slots overview"],
      "/admin/submissions": ["Admin: submissions", "solutions verdicts sources"],
      "/admin/tracks": ["Admin: tracks", "edit create"],
      "/admin/problems": ["Admin: problems", "import upload package zip publish"],
      "/admin/people": ["Admin: people", "users accounts roles"],
      "/admin/failed": ["Admin: judge errors", "failed rejudge retry"],
      "/admin/audit": ["Admin: changes", "audit log history"],
    } as Record<string, [string, string]>,
    themes: {
      light: ["Use the light theme", "color mode bright appearance"],
      dark: ["Use the dark theme", "color mode night appearance"],
      system: ["Use the system theme", "color mode automatic appearance dark light"],
    } as Record<string, [string, string]>,
    keys: "Keyboard shortcuts",
    keysAlso: "keys hotkeys bindings help show",
    logIn: "Log in",
    logInAlso: "sign account",
    register: "Create an account",
    registerAlso: "register sign up join",
    logOut: "Log out",
    logOutAlso: "sign account",
  },

  site: {
    copy: "Copy",
    copied: "Copied",
    close: "Close",
    offline: "You are offline. Your code is kept, and sent when the connection is back.",
    noWasm: "This browser cannot run the site's WebAssembly. Reading and submitting work; live verdicts, the editor and runs do not.",
  },
};
