import type { FetchBlocks } from "../task/exchange-input.ts";
import type { BlockFetcher, BlockFetcherOptions } from "./fetch-blocks.ts";

/** Fetches over Flight; loads gRPC when the first block comes from another executor. */
export function lazyBlockFetcher(options: BlockFetcherOptions): FetchBlocks {
  let loaded: Promise<BlockFetcher> | undefined;
  return async function* fetch(query, source, signal) {
    loaded ??= import("./fetch-blocks.ts").then(({ createBlockFetcher }) => createBlockFetcher(options));
    yield* (await loaded).fetch(query, source, signal);
  };
}
