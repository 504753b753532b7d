// What a reader would see, measured in the page. Every function gives a list of what is wrong, or what there is.

const views = () => [...document.querySelectorAll(".tarqim")];

const views_shown = () => views().length;

// The texts as rendered, without the labels and the legend.
function texts() {
  return views().flatMap((view) =>
    [...view.querySelectorAll("p[lang=ar]")].map((p) => {
      const copy = p.cloneNode(true);
      copy.querySelectorAll("small").forEach((label) => label.remove());
      return copy.textContent;
    }),
  );
}

function directions() {
  return [...new Set(views().flatMap((v) => [v, ...v.querySelectorAll("p, table")]).map((e) => getComputedStyle(e).direction))];
}

// Of two marks on one line, the one that comes first in the text must stand further to the right.
function out_of_order() {
  return views().flatMap((view) =>
    [...view.querySelectorAll("p[lang=ar]")].flatMap((p) => {
      const marks = [...p.querySelectorAll("mark")];
      return marks.slice(1).flatMap((mark, i) => {
        const before = marks[i].getClientRects();
        const a = before[before.length - 1], b = mark.getClientRects()[0];
        const sameLine = Math.abs(a.top - b.top) < 2;
        return sameLine && b.right > a.left + 2 ? [marks[i].textContent + " / " + mark.textContent] : [];
      });
    }),
  );
}

// Paragraphs whose last line does not begin at the right.
function not_at_the_right() {
  return views().flatMap((view) =>
    [...view.querySelectorAll("p[lang=ar]")].flatMap((p) => {
      const range = document.createRange();
      range.selectNodeContents(p);
      const drawn = [...range.getClientRects()].filter((rect) => rect.width);
      const bottom = Math.max(...drawn.map((rect) => rect.bottom));
      const right = Math.max(...drawn.filter((rect) => bottom - rect.bottom < 10).map((rect) => rect.right));
      const edge = p.getBoundingClientRect().right - parseFloat(getComputedStyle(p).paddingRight);
      return edge - right > 6 ? [p.textContent.slice(0, 30)] : [];
    }),
  );
}

// Sides of what is drawn beyond what holds it; a box that scrolls may hold more than it shows.
function overflowing() {
  const wrong = [];
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) wrong.push("the page is wider than the window");
  for (const view of views()) {
    const frame = view.getBoundingClientRect();
    for (const element of view.querySelectorAll("*")) {
      if (element.closest("style") || element.closest(".tq-wide table")) continue;
      for (const rect of element.getClientRects())
        if (rect.left < frame.left - 1 || rect.right > frame.right + 1)
          wrong.push(`${element.tagName} ${element.textContent.slice(0, 30)}`);
    }
    for (const cell of view.querySelectorAll("td, th, .tq-legend span"))
      if (cell.scrollWidth > cell.clientWidth + 1 && cell.clientWidth) wrong.push(`in a cell: ${cell.textContent.slice(0, 30)}`);
    for (const label of view.querySelectorAll("mark > small, code, .tq-legend mark, th mark"))
      if (new Set([...label.getClientRects()].map((rect) => Math.round(rect.bottom / 4))).size > 1) wrong.push(`a label in two lines: ${label.textContent}`);
  }
  return wrong;
}

const rgb = (color) => color.match(/[\d.]+/g).map(Number);

function backdrop(element) {
  for (let e = element; e; e = e.parentElement) {
    const [r, g, b, alpha = 1] = rgb(getComputedStyle(e).backgroundColor);
    if (alpha === 1) return [r, g, b];
  }
  return matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18] : [255, 255, 255];
}

function luminance(color) {
  const [r, g, b] = color.map((c) => ((c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

// Texts that are harder to read than WCAG AA allows.
function faint() {
  return views().flatMap((view) =>
    [...view.querySelectorAll("p, mark, mark > small, td, th, th code, .tq-legend span, ins, del")].flatMap((element) => {
      if (!element.textContent.trim()) return [];
      const [one, two] = [rgb(getComputedStyle(element).color), backdrop(element)].map(luminance);
      const contrast = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
      return contrast < 4.5 ? [`${element.tagName} ${element.textContent.slice(0, 20)}: ${contrast.toFixed(2)}`] : [];
    }),
  );
}

// How each label is drawn in the running text.
function looks() {
  const found = {};
  for (const view of views())
    for (const mark of view.querySelectorAll("p mark")) {
      const style = getComputedStyle(mark);
      const label = mark.querySelector("small")?.textContent.trim() ?? mark.title.split(" ")[0];
      (found[label] ??= []).push(`${style.backgroundColor} ${style.boxShadow}`);
    }
  return Object.fromEntries(Object.entries(found).map(([label, all]) => [label, [...new Set(all)]]));
}

// Charts with something drawn in them, and the width of each.
function charts() {
  return [...document.querySelectorAll(".jp-RenderedSVG svg, .jp-RenderedSVG img")].map((e) => e.getBoundingClientRect().width);
}

function legend() {
  return views().map((view) => [...view.querySelectorAll(".tq-legend span")].map((s) => s.textContent.trim()));
}

// Where the paper of the page is in the picture: a light or a dark one.
function paper() {
  return luminance(backdrop(document.querySelector(".tarqim"))) > 0.5 ? "light" : "dark";
}

function scripts() {
  return views().flatMap((view) => [...view.querySelectorAll("script, iframe, object, embed, [onload], [onerror], [onclick], img")].map((e) => e.outerHTML));
}
