// A Flight server in a process of its own. Prints its address, ends with its standard input.
// Tickets are JSON: { file } is the Arrow IPC stream in that file, { batches, bytes, slow } made-up frames.
import { readFileSync } from "node:fs";
import { headerOnly, readFrames, writeFrame } from "@volley/protocol/arrow";
import { callError, statusCodes } from "@volley/protocol";
import { startServer } from "@volley/protocol/grpc";
import { createFlightService } from "../../packages/protocol/dist/flight/testing/flight-service.js";

const [token] = process.argv.slice(2);

const open = (file) => {
  try {
    const [schema, ...frames] = readFrames(readFileSync(file));
    return { schema: schema.header, frames };
  } catch (error) {
    throw callError(statusCodes.NOT_FOUND, `no stream in ${file}: ${error.message}`);
  }
};

const schemaOf = (file) => Buffer.concat(writeFrame(headerOnly(open(file).schema)));

async function* made({ batches, bytes, slow }) {
  for (let i = 0; i < batches; i++) {
    if (slow) await new Promise((resolve) => setTimeout(resolve, slow));
    yield { header: new Uint8Array([i % 256]), body: [new Uint8Array(bytes).fill(i)], bodyLength: bytes };
  }
}

const parsed = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

const server = await startServer({
  token,
  services: [
    createFlightService({
      doGet: (ticket) => {
        const { file, align, ...rest } = parsed(ticket);
        return file ? { ...open(file), align } : { schema: new Uint8Array([1]), frames: made(rest), align };
      },
      getSchema: ({ path }) => ({ schema: schemaOf(path[0]) }),
      getFlightInfo: (descriptor) => ({
        flightDescriptor: descriptor,
        schema: schemaOf(descriptor.path[0]),
        endpoint: [{ ticket: { ticket: Buffer.from(JSON.stringify({ file: descriptor.path[0] })) } }],
        totalRecords: -1,
        totalBytes: -1,
      }),
    }),
  ],
});
console.log(server.address);
process.stdin.resume().on("end", () => process.exit());
