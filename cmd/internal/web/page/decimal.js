// Exact sums. Figures stay decimals: 0.1 + 0.2 is 0.3 here.

// A plain figure, as reports print it: digits, perhaps grouped, perhaps with a sign.
const plain = /^[-−+]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?$/;

// parse reads a plain figure as {digits, scale}; null if the text is none.
export function parse(text) {
  const trimmed = (text ?? '').trim();
  if (!plain.test(trimmed)) return null;
  const [whole, fraction = ''] = trimmed.replaceAll(',', '').replace('−', '-').split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

// add sums two decimals, the second with a weight of 1 or -1.
export function add(a, b, weight = 1) {
  const scale = Math.max(a.scale, b.scale);
  const up = d => d.digits * 10n ** BigInt(scale - d.scale);
  return { digits: up(a) + BigInt(weight) * up(b), scale };
}

export const equal = (a, b) => add(a, b, -1).digits === 0n;

// show prints a decimal without trailing zeros.
export function show({ digits, scale }) {
  const sign = digits < 0n ? '-' : '';
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale);
  const fraction = text.slice(text.length - scale).replace(/0+$/, '');
  return sign + whole + (fraction && '.' + fraction);
}
