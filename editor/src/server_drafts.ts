// Reads drafts from the server. Its list of drafts contains no texts, and its list of earlier drafts has pages.

import { type Answer, ask } from "./api.ts";
import type { ServerDraft } from "./drafts.ts";
import type { EarlierDraft } from "./earlier_drafts.ts";

/** The drafts of a problem, one per language, with their texts. */
export async function serverDrafts(problem: string): Promise<Answer<{ items: ServerDraft[] }>> {
  const list = await ask<{ items: { language: string }[] }>("GET", `drafts/${problem}`);
  if (!list.ok) return list;
  const answers = await Promise.all(list.value.items.map(({ language }) => ask<ServerDraft>("GET", `drafts/${problem}/${encodeURIComponent(language)}`)));
  const items: ServerDraft[] = [];
  for (const answer of answers) {
    if (!answer.ok) return answer;
    items.push(answer.value);
  }
  return { ok: true, value: { items } };
}

/** The earlier drafts at a path such as `drafts/sum/cpp`, newest first. */
export async function serverEarlierDrafts(path: string): Promise<Answer<{ items: EarlierDraft[] }>> {
  const items: EarlierDraft[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query: string = cursor && `?cursor=${cursor}`;
    const answer: Answer<{ items: EarlierDraft[]; next: string | null }> = await ask("GET", `${path}/history${query}`);
    if (!answer.ok) return answer;
    items.push(...answer.value.items);
    cursor = answer.value.next;
  }
  return { ok: true, value: { items } };
}
