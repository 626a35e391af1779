// Curves over logarithmic axes as an SVG: `curves` are names with points [x, y].
const [width, height, margin] = [640, 360, 56];
const colours = ["#1f6feb", "#2da44e", "#bf3989", "#9a6700"];

export function curvesSvg({ title, x, y, curves }) {
  const points = curves.flatMap(({ points }) => points);
  const [left, right] = decades(points.map(([at]) => at));
  const [bottom, top] = decades(points.map(([, value]) => value));
  const px = (at) => margin + ((Math.log10(at) - left) / (right - left)) * (width - 2 * margin);
  const py = (value) => height - margin - ((Math.log10(value) - bottom) / (top - bottom)) * (height - 2 * margin);
  const text = (at, down, words, more = "") => `<text x="${at.toFixed(1)}" y="${down.toFixed(1)}" ${more}>${words}</text>`;
  const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i));
  const grid = [
    ...range(left, right).map((at) => `<path d="M${px(at)} ${py(10 ** bottom)}V${py(10 ** top)}" class="grid"/>`),
    ...range(bottom, top).map((value) => `<path d="M${px(10 ** left)} ${py(value)}H${px(10 ** right)}" class="grid"/>`),
    ...range(left, right).map((at) => text(px(at), height - margin + 18, at.toLocaleString("en"), 'text-anchor="middle"')),
    ...range(bottom, top).map((value) => text(margin - 8, py(value) + 4, value.toLocaleString("en"), 'text-anchor="end"')),
  ];
  const lines = curves.flatMap(({ name, points: own }, i) => {
    const colour = colours[i % colours.length];
    const path = own.map(([at, value], j) => `${j === 0 ? "M" : "L"}${px(at).toFixed(1)} ${py(value).toFixed(1)}`).join("");
    return [
      `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      text(width - margin - 120, margin + 16 * i, name, `fill="${colour}"`),
    ];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
<style>.grid{stroke:#8888;stroke-width:.5;fill:none}</style>
<rect width="${width}" height="${height}" fill="white"/>
${[text(width / 2, 24, title, 'text-anchor="middle" font-size="14"'), text(width / 2, height - 12, x, 'text-anchor="middle"'), text(margin - 40, margin - 14, y), ...grid, ...lines].join("\n")}
</svg>
`;
}

function decades(values) {
  const logs = values.map((value) => Math.log10(value));
  return [Math.floor(Math.min(...logs)), Math.ceil(Math.max(...logs))];
}
