// The choice between function and standard input, for problems with a signature. See app/src/problems/interface_html.rs.

import { check, type Type } from "./values.ts";

export interface Param {
  name: string;
  type: Type;
}

/** See crates/domain/src/signature. */
type Signature = { kind: "function"; params: Param[] } | { kind: "class" };

interface Sample {
  name: string;
  input: string;
  answer: string;
  /** The texts as users read them. The answer of a class shows its calls, so the input is empty. */
  shown_input: string;
  shown_answer: string;
}

interface Facts {
  signature: Signature;
  functions: string[];
  samples: Sample[];
}

export class Interface {
  readonly #facts: Facts;
  readonly #label: HTMLElement;
  readonly #select: HTMLSelectElement;

  private constructor(label: HTMLElement, select: HTMLSelectElement) {
    this.#label = label;
    this.#select = select;
    this.#facts = JSON.parse(label.dataset.interface ?? "") as Facts;
  }

  /** Null if the problem has no signature. */
  static find(page: HTMLElement): Interface | null {
    const label = page.querySelector<HTMLElement>("[data-interface]");
    const select = label?.querySelector("select");
    return label && select ? new Interface(label, select) : null;
  }

  /** The interface of programs in a language: the user's choice, if both exist. */
  of(language: string): "function" | "stdin" {
    return this.#facts.functions.includes(language) && this.#select.value !== "stdin" ? "function" : "stdin";
  }

  choose(chosen: "function" | "stdin"): void {
    this.#select.value = chosen === "stdin" ? "stdin" : "";
  }

  /** Hides the choice if the language has only one interface. */
  show(language: string): void {
    this.#label.hidden = !this.#facts.functions.includes(language);
  }

  onChange(act: () => void, signal: AbortSignal): void {
    this.#select.addEventListener("change", act, { signal });
  }

  /** A sample as the program reads it. The statement shows it with the names of the parameters. */
  sample(name: string | undefined): Sample | undefined {
    return this.#facts.samples.find((sample) => sample.name === name);
  }

  /** The lines of an input. */
  get fields(): Field[] {
    const { signature } = this.#facts;
    if (signature.kind === "class") return ["methods", "arguments"].map((name) => ({ name, type: "", check: (text) => check(text, "list") }));
    return signature.params.map(({ name, type }) => ({ name, type, check: (text) => check(text, type) }));
  }
}

/** One line of an input: a parameter, or a line of the calls of a class. */
export interface Field {
  name: string;
  type: string;
  /** What is wrong with a value; null if it is valid. */
  check: (text: string) => string | null;
}
