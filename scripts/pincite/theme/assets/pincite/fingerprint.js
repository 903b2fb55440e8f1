// The fingerprint of a wording, as the pages carry it: the first 8 hex digits of the SHA-256 of its normal form.
// The browser's own digest (crypto.subtle) is missing where a page was fetched without TLS, and always answers later;
// so the 60 lines of FIPS 180-4 stand here, and give the same over http, https and from a memory stick.
var Pincite = (() => {
  // The characters with the Unicode property White_Space; \s is another set (it has U+FEFF and lacks U+0085).
  const SPACE = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

  // The first 32 bits of the fractional parts of the square roots of the first 8 primes (FIPS 180-4, 5.3.3) …
  const START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
  // … and of the cube roots of the first 64 (4.2.2).
  const ROUNDS = [
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
  ];
  const turn = (word, by) => (word >>> by) | (word << (32 - by));

  const normalForm = (text) => text.normalize("NFC").replace(SPACE, " ").replace(/^ | $/g, "");

  // The message with a one bit, zeros, and its length in bits behind it (5.1.1).
  const padded = (bytes) => {
    const view = new DataView(new ArrayBuffer((((bytes.length + 8) >> 6) + 1) << 6));
    bytes.forEach((byte, place) => view.setUint8(place, byte));
    view.setUint8(bytes.length, 0x80);
    view.setUint32(view.byteLength - 8, Math.floor(bytes.length / 0x20000000));
    view.setUint32(view.byteLength - 4, bytes.length << 3);
    return view;
  };

  const schedule = (view, from) => {
    const w = new Uint32Array(64);
    for (let t = 0; t < 16; t++) w[t] = view.getUint32(from + 4 * t);
    for (let t = 16; t < 64; t++) {
      const near = turn(w[t - 15], 7) ^ turn(w[t - 15], 18) ^ (w[t - 15] >>> 3);
      const far = turn(w[t - 2], 17) ^ turn(w[t - 2], 19) ^ (w[t - 2] >>> 10);
      w[t] = w[t - 16] + near + w[t - 7] + far;
    }
    return w;
  };

  const digest = (bytes) => {
    const view = padded(bytes);
    const state = Uint32Array.from(START);
    for (let from = 0; from < view.byteLength; from += 64) {
      const w = schedule(view, from);
      let [a, b, c, d, e, f, g, h] = state;
      for (let t = 0; t < 64; t++) {
        const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[t] + w[t]) | 0;
        const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
      }
      [a, b, c, d, e, f, g, h].forEach((word, place) => (state[place] += word));
    }
    return state;
  };

  const fingerprint = (text) => digest(new TextEncoder().encode(normalForm(text)))[0].toString(16).padStart(8, "0");

  return { fingerprint, normalForm };
})();
