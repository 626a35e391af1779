import { createRequire } from "node:module";

// grpc-js 1.14.7 allocates its frame buffer and asks the serialized message to copy itself into it; it touches nothing
// but `length`, `byteLength` and `copy`. That is no public contract, so it is relied upon in exactly this version.
const knownVersion = "1.14.7";

let supported: boolean | undefined;

function scatterSupported(): boolean {
  supported ??= installedVersion() === knownVersion;
  return supported;
}

/** Absent inside a bundle, which was built with the pinned version. */
function installedVersion(): string {
  try {
    const manifest = createRequire(import.meta.url)("@grpc/grpc-js/package.json") as { version: string };
    return manifest.version;
  } catch {
    return knownVersion;
  }
}

/** Parts that stand for their concatenation and are copied once, into the transport's own buffer. */
class ScatteredBytes {
  readonly length: number;
  readonly byteLength: number;
  private readonly parts: readonly Uint8Array[];

  constructor(parts: readonly Uint8Array[], length: number) {
    this.parts = parts;
    this.length = length;
    this.byteLength = length;
  }

  copy(target: Uint8Array, start = 0): number {
    let at = start;
    for (const part of this.parts) {
      target.set(part, at);
      at += part.length;
    }
    return this.length;
  }
}

/** What to give to gRPC as the serialized message made of these parts; one copy of the bytes is saved where that is possible. */
export function scattered(parts: readonly Uint8Array[], length: number, direct: boolean = scatterSupported()): Uint8Array {
  return direct ? (new ScatteredBytes(parts, length) as unknown as Uint8Array) : Buffer.concat(parts, length);
}
