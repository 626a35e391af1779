import type { ObjectInfo, ObjectStore } from "../object-store.ts";

/** The bytes of an object from the first to the last, with `ahead` reads under way beyond the chunk in hand. */
export async function* readChunks(store: ObjectStore, object: ObjectInfo, chunk: number, ahead: number): AsyncGenerator<Uint8Array> {
  const coming: Promise<Uint8Array>[] = [];
  let next = 0;
  const request = (): void => {
    if (next >= object.size) return;
    const length = Math.min(chunk, object.size - next);
    const reading = store.read(object.url, { offset: next, length }, object.etag);
    reading.catch(() => {});
    coming.push(reading);
    next += length;
  };
  for (let i = 0; i < ahead; i++) request();
  for (let current = coming.shift(); current !== undefined; current = coming.shift()) {
    const bytes = await current;
    request();
    yield bytes;
  }
}
