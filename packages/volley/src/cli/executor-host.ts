import { createSocket } from "node:dgram";
import { isIPv6 } from "node:net";
import { VolleyError } from "@volley/plan";
import { isLoopback } from "@volley/protocol/grpc";

/**
 * The address that an executor registers: as given, or the one by which this machine reaches the driver. Throws CONFIGURATION for a
 * loopback address with a driver elsewhere, where other executors could not fetch blocks from it.
 */
export async function executorHost(driver: string, given: string | undefined): Promise<string> {
  const host = driver.slice(0, driver.lastIndexOf(":")).replace(/^\[(.*)\]$/, "$1");
  if (isLoopback(host)) return given ?? "127.0.0.1";
  if (given === undefined) return localAddress(host);
  if (!isLoopback(given)) return given;
  throw new VolleyError("CONFIGURATION", `an executor on ${given} cannot serve a cluster whose driver is on ${driver}`, {
    hints: ["--host takes the address by which the other machines reach this one; without it, the one that leads to the driver is taken"],
  });
}

/** The system's choice of address towards a host. Nothing is sent: UDP sockets only note where packets would go. */
async function localAddress(host: string): Promise<string> {
  const socket = createSocket(isIPv6(host) ? "udp6" : "udp4");
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once("error", reject);
      socket.once("connect", resolve);
      socket.connect(9, host);
    });
    return socket.address().address;
  } catch (error) {
    throw new VolleyError("CONFIGURATION", `this machine knows no way to the driver on ${host}: ${(error as Error).message}`, {
      hints: ["check --driver, or give --host: the address by which the other machines reach this one"],
      cause: error,
    });
  } finally {
    socket.close();
  }
}
