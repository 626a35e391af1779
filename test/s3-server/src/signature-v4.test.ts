import { describe, expect, it } from "vitest";
import { emptyHash, type SignedRequest, verifySignature } from "./signature-v4.ts";

// The worked examples of docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html and sigv4-query-string-auth.html.
const options = {
  credentials: { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" },
  region: "us-east-1",
  now: Date.UTC(2013, 4, 24, 0, 1),
};
const host = ["examplebucket.s3.amazonaws.com"];
const scope = "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request";

function example(method: string, target: string, headers: Record<string, string>, signature: string): SignedRequest {
  const all: Record<string, string> = { "x-amz-date": "20130524T000000Z", "x-amz-content-sha256": emptyHash, ...headers };
  const names = ["host", ...Object.keys(all)].sort();
  return {
    method,
    target,
    headers: {
      ...Object.fromEntries(Object.entries(all).map(([name, value]) => [name, [value]])),
      host,
      authorization: [`AWS4-HMAC-SHA256 Credential=${scope},SignedHeaders=${names.join(";")},Signature=${signature}`],
    },
  };
}

const getObject = example("GET", "/test.txt", { range: "bytes=0-9" }, "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
const putHash = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";
const putObject = example(
  "PUT",
  "/test%24file.text",
  { date: "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY", "x-amz-content-sha256": putHash },
  "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
);
const presigned: SignedRequest = {
  method: "GET",
  target:
    "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request" +
    "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host" +
    "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
  headers: { host },
};

function codeOf(check: () => unknown): string {
  try {
    check();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return "accepted";
}

describe("AWS's published signatures", () => {
  it("accepts the GET with a range", () => {
    expect(verifySignature(getObject, options)).toEqual({ kind: "sha256", hash: emptyHash });
  });

  it("accepts the PUT with an escaped name", () => {
    expect(verifySignature(putObject, options)).toEqual({ kind: "sha256", hash: putHash });
  });

  it("accepts a parameter without a value, and parameters in any order", () => {
    const lifecycle = example("GET", "/?lifecycle", {}, "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
    const list = example("GET", "/?prefix=J&max-keys=2", {}, "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    expect(verifySignature(lifecycle, options).kind).toBe("sha256");
    expect(verifySignature(list, options).kind).toBe("sha256");
  });

  it("accepts the presigned GET until it expires", () => {
    expect(verifySignature(presigned, options)).toEqual({ kind: "unsigned" });
    expect(verifySignature(presigned, { ...options, now: Date.UTC(2013, 4, 25) }).kind).toBe("unsigned");
    expect(codeOf(() => verifySignature(presigned, { ...options, now: Date.UTC(2013, 4, 25) + 1 }))).toBe("AccessDenied");
  });
});

describe("a wrong signature", () => {
  const headersWith = (headers: NodeJS.Dict<string[]>) => ({ ...getObject, headers: { ...getObject.headers, ...headers } });
  const authorization = getObject.headers["authorization"]?.[0] ?? "";
  const cases: readonly (readonly [name: string, request: SignedRequest, code: string, more?: Partial<typeof options>])[] = [
    ["another path", { ...getObject, target: "/other.txt" }, "SignatureDoesNotMatch"],
    ["another method", { ...getObject, method: "HEAD" }, "SignatureDoesNotMatch"],
    ["another header value", headersWith({ range: ["bytes=0-99"] }), "SignatureDoesNotMatch"],
    ["an added parameter", { ...getObject, target: "/test.txt?x=1" }, "SignatureDoesNotMatch"],
    ["a changed presigned parameter", { ...presigned, target: presigned.target.replace("=86400", "=86401") }, "SignatureDoesNotMatch"],
    ["an unsigned x-amz header", headersWith({ "x-amz-acl": ["public"] }), "AccessDenied"],
    ["no signature at all", { ...getObject, headers: { host } }, "AccessDenied"],
    ["another scheme", headersWith({ authorization: ["AWS AKIAIOSFODNN7EXAMPLE:abc"] }), "InvalidRequest"],
    ["no signature field", headersWith({ authorization: [authorization.replace(/,Signature.*/, "")] }), "AuthorizationHeaderMalformed"],
    ["another service", headersWith({ authorization: [authorization.replace("/s3/", "/sqs/")] }), "AuthorizationHeaderMalformed"],
    ["another region", getObject, "AuthorizationHeaderMalformed", { region: "eu-central-1" }],
    ["an unknown key", headersWith({ authorization: [authorization.replace("AKIA", "AKIB")] }), "InvalidAccessKeyId"],
    ["no payload hash", headersWith({ "x-amz-content-sha256": undefined }), "InvalidRequest"],
    ["a clock 16 minutes off", getObject, "RequestTimeTooSkewed", { now: Date.UTC(2013, 4, 24, 0, 16) }],
    ["a token nobody asked for", headersWith({ "x-amz-security-token": ["x"] }), "InvalidToken"],
    [
      "an expiry beyond a week",
      { ...presigned, target: presigned.target.replace("=86400", "=604801") },
      "AuthorizationQueryParametersError",
    ],
    [
      "a presigned request without a date",
      { ...presigned, target: presigned.target.replace(/&X-Amz-Date=\w+/, "") },
      "AuthorizationQueryParametersError",
    ],
    ["broken escapes", { ...getObject, target: "/test%2.txt" }, "InvalidURI"],
  ];
  for (const [name, request, code, more] of cases) {
    it(`${name}: ${code}`, () => expect(codeOf(() => verifySignature(request, { ...options, ...more }))).toBe(code));
  }
});
