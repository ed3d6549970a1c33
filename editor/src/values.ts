// Checks the values of function problems while the user types. The judge checks them again: see crates/domain/src/signature.

import { TEXTS } from "./texts.ts";

/** A type of a signature, such as `int[]`. `list` is any list. */
export type Type = string;

const INT = 2 ** 31;

/** What is wrong with a JSON value of a type; null if it is valid. */
export function check(text: string, type: Type): string | null {
  if (text.trim() === "") return TEXTS.values.missing(type);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return TEXTS.values.notJson;
  }
  return fault(value, type);
}

function fault(value: unknown, type: Type): string | null {
  const wrong = () => TEXTS.values.expected(type, JSON.stringify(value));
  if (type === "list") return Array.isArray(value) ? null : wrong();
  if (type.endsWith("[]")) return items(value, wrong, (item) => fault(item, type.slice(0, -2)));
  switch (type) {
    case "int":
      return Number.isInteger(value) && Number(value) >= -INT && Number(value) < INT ? null : wrong();
    case "long":
      return Number.isInteger(value) ? null : wrong();
    case "double":
      return typeof value === "number" ? null : wrong();
    case "bool":
      return typeof value === "boolean" ? null : wrong();
    case "char":
      return typeof value === "string" && value.length === 1 ? null : wrong();
    case "string":
      return typeof value === "string" ? null : wrong();
    case "ListNode":
      return items(value, wrong, (item) => fault(item, "int"));
    case "TreeNode":
      return items(value, wrong, (item) => (item === null ? null : fault(item, "int")));
    default:
      return null;
  }
}

function items(value: unknown, wrong: () => string, each: (item: unknown) => string | null): string | null {
  if (!Array.isArray(value)) return wrong();
  for (const [at, item] of value.entries()) {
    const found = each(item);
    if (found !== null) return TEXTS.values.at(at, found);
  }
  return null;
}
