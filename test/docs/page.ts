import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");

export interface Block {
  readonly language: string;
  readonly text: string;
}

/** The fenced blocks of a page, in order; those that stand in lists without their indentation. */
export function blocksOf(page: string): Block[] {
  const text = readFileSync(join(root, page), "utf8");
  return [...text.matchAll(/^( *)```(\w*)\n([\s\S]*?)^\1```$/gm)].map(([, indent, language, inside]) => ({
    language: language!,
    text: inside!.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
  }));
}

/** A page's program: the blocks of TypeScript, each with what the block of text behind it says that it prints. */
export function exampleOf(page: string): readonly { readonly code: string; readonly prints: string }[] {
  const blocks = blocksOf(page);
  return blocks.flatMap(({ language, text }, i) => {
    const next = blocks[i + 1];
    return language === "ts" ? [{ code: text, prints: next?.language === "text" ? next.text : "" }] : [];
  });
}
