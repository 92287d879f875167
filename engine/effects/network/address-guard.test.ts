import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isNeverAllowed, isPublicAddress, whyNotPublic } from "./address-guard.ts";

const octet = fc.integer({ min: 0, max: 255 });
const below = (...fixed: number[]) => fc.tuple(octet, octet, octet, octet).map((rest) => [...fixed, ...rest].slice(0, 4).join("."));
const hex = (n: number) => n.toString(16);
const pair = (a: number, b: number) => hex(a * 256 + b);
const group = fc.integer({ min: 0, max: 0xffff }).map(hex);

/** Every way we know to write an IPv4 address inside an IPv6 one. */
function disguises(address: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split(".").map(Number);
  const inHex = `${pair(a, b)}:${pair(c, d)}`;
  const flipped = `${pair(a ^ 255, b ^ 255)}:${pair(c ^ 255, d ^ 255)}`;
  return [
    `::ffff:${address}`,
    `::ffff:${inHex}`,
    `0:0:0:0:0:FFFF:${inHex.toUpperCase()}`,
    `64:ff9b::${inHex}`,
    `2002:${inHex}::`,
    `2002:${inHex}::1`,
    `2001:0:808:808:0:0:${flipped}`,
    `2001:0:${inHex}:0:0:f7f7:f7f7`,
    `2606:4700::5efe:${inHex}`,
    `2606:4700::200:5efe:${inHex}`,
  ];
}

describe("the public internet", () => {
  test.each([
    "8.8.8.8",
    "1.1.1.1",
    "93.184.216.34",
    "203.0.114.1",
    "223.255.255.254",
    "2606:4700:4700::1111",
    "2001:4860:4860::8888",
    "2a00:1450:4001:81b::200e",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "2002:808:808::1",
  ])("%s is public", (address) => {
    expect(whyNotPublic(address)).toBeNull();
  });

  test.each([
    ["127.0.0.1", "loopback"],
    ["127.255.0.9", "loopback"],
    ["0.0.0.0", "unspecified"],
    ["0.1.2.3", "unspecified"],
    ["10.1.2.3", "private"],
    ["172.16.0.1", "private"],
    ["172.31.255.255", "private"],
    ["192.168.1.1", "private"],
    ["100.64.0.1", "carrierGradeNat"],
    ["100.127.255.255", "carrierGradeNat"],
    ["169.254.1.1", "linkLocal"],
    ["169.254.169.254", "metadata"],
    ["169.254.170.2", "metadata"],
    ["168.63.129.16", "metadata"],
    ["100.100.100.200", "metadata"],
    ["192.0.0.192", "metadata"],
    ["fd00:ec2::254", "metadata"],
    ["192.0.0.1", "reserved"],
    ["192.0.2.1", "reserved"],
    ["198.51.100.1", "reserved"],
    ["203.0.113.9", "reserved"],
    ["198.18.0.1", "reserved"],
    ["198.19.255.255", "reserved"],
    ["192.88.99.1", "reserved"],
    ["224.0.0.1", "multicast"],
    ["239.255.255.250", "multicast"],
    ["240.0.0.1", "reserved"],
    ["255.255.255.255", "broadcast"],
    ["::", "unspecified"],
    ["::1", "loopback"],
    ["fe80::1", "linkLocal"],
    ["fe80::1%eth0", "invalid"],
    ["febf::1", "linkLocal"],
    ["fc00::1", "uniqueLocal"],
    ["fd12:3456::1", "uniqueLocal"],
    ["ff02::1", "multicast"],
    ["::127.0.0.1", "loopback"],
    ["::7f00:1", "reserved"],
    ["::ffff:0:127.0.0.1", "reserved"],
    ["64:ff9b:1::1", "rfc6052"],
    ["2001:db8::1", "reserved"],
    ["3fff::1", "reserved"],
    ["2001:2::1", "benchmarking"],
    ["2001:10::1", null],
    ["2001:20::1", "orchid2"],
    ["2001:1ff::1", null],
    ["100::1", "discard"],
    ["5f00::1", "segmentRouting"],
    ["4000::1", "reserved"],
    ["fec0::1", "deprecatedSiteLocal"],
    ["", "invalid"],
    ["localhost", "invalid"],
    ["0177.0.0.1", "invalid"],
    ["2130706433", "invalid"],
    ["127.1", "invalid"],
  ])("%s is not: %s", (address, why) => {
    expect(isPublicAddress(address)).toBe(false);
    if (why) expect(whyNotPublic(address)).toBe(why);
  });

  const hidden = fc.oneof(
    below(127),
    below(10),
    below(192, 168),
    below(169, 254),
    below(0),
    below(100, 100),
    below(224),
    below(240),
    below(172, 20),
  );
  test("a private IPv4 address stays private in every disguise", () => {
    fc.assert(
      fc.property(hidden, (address) => {
        for (const written of [address, ...disguises(address)]) expect([written, isPublicAddress(written)]).toEqual([written, false]);
      }),
      { numRuns: 300 },
    );
  });

  test("nothing outside 2000::/3 is public but what holds a public IPv4 address", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff }), fc.array(group, { minLength: 7, maxLength: 7 }), (first, rest) => {
        fc.pre(first >> 13 !== 1 && first !== 0x64 && first !== 0);
        expect(isPublicAddress([hex(first), ...rest].join(":"))).toBe(false);
      }),
    );
  });

  test("never throws, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.ipV4Extended(), fc.ipV6()), (text) => {
        whyNotPublic(text);
        isNeverAllowed(text);
      }),
    );
  });

  test("no allow list opens the metadata address or our own links, in any disguise", () => {
    for (const address of ["169.254.169.254", "169.254.7.7", "100.100.100.200", "224.0.0.1", "0.0.0.0"]) {
      for (const written of [address, ...disguises(address)]) expect([written, isNeverAllowed(written)]).toEqual([written, true]);
    }
    for (const address of ["127.0.0.1", "10.0.0.1", "::1", "fd12::1", "100.64.0.1", "8.8.8.8"]) expect(isNeverAllowed(address)).toBe(false);
  });
});
