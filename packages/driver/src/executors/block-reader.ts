import { BlockTicket, flightService } from "@volley/protocol";
import { connect, type ServiceClient } from "@volley/protocol/grpc";
import type { EngineOptions } from "../query/engine-options.ts";

/** Reads blocks of results from executors over Flight, one connection an executor. */
export interface BlockReader {
  readonly read: EngineOptions["readBlocks"];
  close(): void;
}

export function createBlockReader(token: string | undefined): BlockReader {
  const clients = new Map<string, ServiceClient<typeof flightService>>();
  const clientOf = (location: string): ServiceClient<typeof flightService> => {
    const client = clients.get(location) ?? connect(flightService, location, { token });
    clients.set(location, client);
    return client;
  };
  return {
    async *read(source, of, signal) {
      const { maps, partitionFrom, partitionTo, location } = source;
      const ticket = BlockTicket.encode({ ...of, maps, partitionFrom, partitionTo, align: false });
      let behindSchema = false;
      for await (const { header, body, bodyLength } of clientOf(location).doGet({ ticket }, { signal })) {
        if (behindSchema) yield { header, body, bodyLength };
        behindSchema = true;
      }
    },
    close() {
      for (const client of clients.values()) client.close();
    },
  };
}
