// The text of the editor, the palette and the script of every page. All other text is in app/src/texts.

export const TEXTS = {
  editor: {
    name: "Source code",
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
        keys: [
          [["Mod", "K"], "Find problems, tracks and actions"],
          [["?"], "Show this list"],
        ],
      },
      {
        title: "Solving",
        keys: [
          [["Mod", "'"], "Run on your cases and the samples"],
          [["F9"], "Run on your cases and the samples"],
          [["Mod", "Enter"], "Submit"],
          [["Mod", "S"], "Save draft (does not submit)"],
        ],
      },
      {
        title: "In the editor",
        keys: [
          [["Esc", "Tab"], "Leave the editor (one key after the other)"],
          [["Mod", "F"], "Find and replace"],
          [["Mod", "D"], "Select next occurrence"],
          [["Alt", "click"], "Add a cursor"],
          [["Alt", "↑"], "Move the line up (↓: down)"],
          [["Mod", "/"], "Toggle comment"],
          [["Mod", "Alt", "["], "Fold (]: unfold)"],
          [["Ctrl", "Space"], "Show completions, unless they are off"],
        ],
      },
      {
        title: "Panes",
        keys: [
          [["←", "→"], "Resize the focused divider (↑ ↓ as well)"],
          [["Home", "End"], "To its limit"],
        ],
      },
    ] as { title: string; keys: [string[], string][] }[],
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
    // Title, address, and other words that find the entry.
    pages: [
      ["Go to problems", "/problems", "list all exercises tasks"],
      ["Go to tracks", "/tracks", "courses lists learn"],
      ["Go home", "/", "start front page"],
    ] as [string, string, string][],
    memberPages: [
      ["Go to my submissions", "/submissions", "history solutions verdicts results"],
      ["Go to my account", "/account", "profile password email settings api keys"],
    ] as [string, string, string][],
    adminPages: [
      ["Admin: workers and queue", "/admin", "status slots overview"],
      ["Admin: submissions", "/admin/submissions", "solutions verdicts sources"],
      ["Admin: tracks", "/admin/tracks", "edit create"],
      ["Admin: problems", "/admin/problems", "import upload package zip publish"],
      ["Admin: people", "/admin/people", "users accounts roles"],
      ["Admin: judge errors", "/admin/failed", "failed rejudge retry"],
      ["Admin: changes", "/admin/audit", "audit log history"],
    ] as [string, string, string][],
    // Theme, title, and other words that find the entry.
    themes: [
      ["light", "Use the light theme", "color mode bright appearance"],
      ["dark", "Use the dark theme", "color mode night appearance"],
      ["system", "Use the system theme", "color mode automatic appearance dark light"],
    ] as [string, string, string][],
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
