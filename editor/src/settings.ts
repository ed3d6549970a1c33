// The editor's settings, stored in this browser for all problems.

import { element, openDialog } from "./elements.ts";
import { storage } from "./storage.ts";
import { TEXTS } from "./texts.ts";

export interface Settings {
  keys: "default" | "vim";
  completion: "off" | "asked" | "typing";
  theme: "site" | "light" | "dark" | "contrast" | "warm";
  /** In px. */
  fontSize: number;
  tabWidth: "auto" | "2" | "4" | "8" | "tab";
  wrap: boolean;
  hideDifficulty: boolean;
}

const KEY = "assay:editor";
const HIDE_COOKIE = "hide_difficulty";
const YEAR_S = 365 * 24 * 60 * 60;
const SMALLEST = 10;
const LARGEST = 24;

const defaults: Settings = {
  keys: "default",
  completion: "asked",
  theme: "site",
  fontSize: 13,
  tabWidth: "auto",
  wrap: false,
  hideDifficulty: false,
};

/** The stored settings. Unreadable or unknown values fall back to the defaults. */
export function readSettings(): Settings {
  const kept = storage.getJson<Partial<Settings>>(KEY, {});
  const words = TEXTS.settings;
  const known = <T extends string>(value: T | undefined, of: Record<T, string>, otherwise: T) => (value !== undefined && value in of ? value : otherwise);
  return {
    keys: known(kept.keys, words.keysOf, defaults.keys),
    completion: known(kept.completion, words.completionOf, defaults.completion),
    theme: known(kept.theme, words.themeOf, defaults.theme),
    fontSize: clamp(Number(kept.fontSize ?? defaults.fontSize)),
    tabWidth: known(kept.tabWidth, words.tabWidthOf, defaults.tabWidth),
    wrap: kept.wrap === true,
    // The server renders it into the page, so that hidden content never flashes up.
    hideDifficulty: document.documentElement.hasAttribute("data-hide-difficulty"),
  };
}

export function writeSettings(settings: Settings): void {
  storage.setJson(KEY, settings);
  document.documentElement.toggleAttribute("data-hide-difficulty", settings.hideDifficulty);
  const age = settings.hideDifficulty ? YEAR_S : 0;
  document.cookie = `${HIDE_COOKIE}=1; Path=/; Max-Age=${age}; SameSite=Lax`;
}

/** Opens the settings; each change applies at once. */
export function openSettings(settings: Settings, changed: (settings: Settings) => void): void {
  const words = TEXTS.settings;
  const set = <K extends keyof Settings>(name: K, value: Settings[K]) => {
    settings[name] = value;
    writeSettings(settings);
    changed(settings);
  };
  const choice = <K extends "keys" | "completion" | "theme" | "tabWidth">(name: K, label: string, of: Record<string, string>) => {
    const select = element("select", { class: "input input--select input--small", id: `setting-${name}` });
    for (const [value, word] of Object.entries(of)) {
      select.append(element("option", { value, selected: settings[name] === value }, word));
    }
    select.addEventListener("change", () => set(name, select.value as Settings[K]));
    return row(label, `setting-${name}`, select);
  };
  const check = (name: "wrap" | "hideDifficulty", label: string) => {
    const box = element("input", { type: "checkbox", id: `setting-${name}`, checked: settings[name] });
    box.addEventListener("change", () => set(name, box.checked));
    return row(label, `setting-${name}`, box);
  };
  const size = element("input", {
    class: "input input--small",
    type: "number",
    id: "setting-fontSize",
    min: SMALLEST,
    max: LARGEST,
    value: settings.fontSize,
  });
  size.addEventListener("change", () => {
    size.value = String(clamp(size.valueAsNumber));
    set("fontSize", clamp(size.valueAsNumber));
  });
  openDialog(
    words.title,
    "settings",
    choice("keys", words.keys, words.keysOf),
    choice("completion", words.completion, words.completionOf),
    choice("theme", words.theme, words.themeOf),
    row(words.fontSize, "setting-fontSize", size),
    choice("tabWidth", words.tabWidth, words.tabWidthOf),
    check("wrap", words.wrap),
    check("hideDifficulty", words.hideDifficulty),
  );
}

function row(label: string, id: string, field: HTMLElement): HTMLElement {
  return element("div", { class: "setting" }, element("label", { for: id }, label), field);
}

function clamp(size: number): number {
  return Number.isFinite(size) ? Math.min(LARGEST, Math.max(SMALLEST, Math.round(size))) : defaults.fontSize;
}
