import { describe, expect, it } from "vitest";
import { chunkedDecoder } from "./chunked-body.ts";
import { signingKey } from "./signature-v4.ts";

// The worked example of docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html: 66,560 letters in two chunks.
const signing = {
  key: signingKey("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "20130524", "us-east-1"),
  timestamp: "20130524T000000Z",
  scope: "20130524/us-east-1/s3/aws4_request",
  seed: "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9",
};
const signatures = [
  "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
  "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
  "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
];
const body = [65536, 1024, 0]
  .map((size, at) => `${size.toString(16)};chunk-signature=${signatures[at]}\r\n${"a".repeat(size)}\r\n`)
  .join("");

function decode(text: string, step: number, withSigning = false, trailer = false) {
  const decoder = chunkedDecoder(withSigning ? signing : undefined, trailer);
  const bytes = Buffer.from(text, "latin1");
  const data: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += step) data.push(...decoder.push(bytes.subarray(at, at + step)));
  decoder.end();
  return { text: Buffer.concat(data).toString("latin1"), trailers: decoder.trailers };
}

describe("chunkedDecoder", () => {
  it("accepts AWS's published signed chunks however they are cut", () => {
    for (const step of [1, 7, 1000, 65536, body.length]) expect(decode(body, step, true).text).toBe("a".repeat(66_560));
  });

  it("refuses a changed byte, a changed order and a left-out chunk", () => {
    const altered = body.replace("aaaa", "aaba");
    const chunks = body.split(/(?<=\r\n)(?=[0-9a-f]+;)/);
    expect(() => decode(altered, 1000, true)).toThrow("signature of a chunk");
    expect(() => decode([chunks[1], chunks[0], chunks[2]].join(""), 1000, true)).toThrow("signature of a chunk");
    expect(() => decode([chunks[0], chunks[2]].join(""), 1000, true)).toThrow("signature of a chunk");
  });

  const unsigned = "5\r\nhello\r\n1\r\n!\r\n0\r\nx-amz-checksum-crc32: abc=\r\n\r\n";

  it("reads the trailer of an unsigned body however it is cut", () => {
    for (let step = 1; step <= unsigned.length; step++) {
      const { text, trailers } = decode(unsigned, step, false, true);
      expect(text).toBe("hello!");
      expect([...trailers]).toEqual([["x-amz-checksum-crc32", "abc="]]);
    }
  });

  it("keeps bytes of every value", () => {
    const all = Buffer.from(Array.from({ length: 256 }, (_, at) => at)).toString("latin1");
    expect(decode(`100\r\n${all}\r\n0\r\n\r\n`, 3).text).toBe(all);
  });

  it.each([
    ["a size that is none", "zz\r\nhello\r\n0\r\n\r\n"],
    ["data longer than its size", "3\r\nhello\r\n0\r\n\r\n"],
    ["a trailer that was not announced", "0\r\nx-amz-checksum-crc32:abc=\r\n\r\n"],
    ["an endless size line", "1".repeat(9000)],
  ])("refuses %s", (_, text) => {
    expect(() => decode(text, 16)).toThrow(/not valid/);
  });

  it.each(["", "5\r\nhel", "5\r\nhello\r\n", "5\r\nhello\r\n0"])("refuses a body cut short: %j", (text) => {
    expect(() => decode(text, 16)).toThrow("number of bytes");
  });
});
