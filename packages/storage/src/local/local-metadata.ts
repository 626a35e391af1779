import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { orAbsent } from "./fs-errors.ts";
import { STAGING, inStaging, tidyStaging } from "./staging.ts";

// Node has no extended attributes, so an object's metadata lies in the staging folder beside it, bound to the file by
// its tag: whoever replaces the file replaces its metadata with none.

function metadataFile(url: string): string {
  return path.join(path.dirname(url), STAGING, `meta-${path.basename(url)}.json`);
}

export async function writeMetadata(url: string, etag: string, metadata: Readonly<Record<string, string>>): Promise<void> {
  if (Object.keys(metadata).length === 0) return;
  await inStaging(path.dirname(url), () => writeFile(metadataFile(url), JSON.stringify({ etag, metadata })));
}

export async function readMetadata(url: string, etag: string): Promise<Readonly<Record<string, string>>> {
  const text = await orAbsent(readFile(metadataFile(url), "utf8"));
  if (text === undefined) return {};
  try {
    const stored = JSON.parse(text) as { etag: string; metadata: Record<string, string> };
    return stored.etag === etag ? stored.metadata : {};
  } catch {
    return {};
  }
}

export async function removeMetadata(urls: readonly string[]): Promise<void> {
  for (const url of urls) await rm(metadataFile(url), { force: true });
  for (const folder of new Set(urls.map((url) => path.dirname(url)))) await tidyStaging(folder);
}
