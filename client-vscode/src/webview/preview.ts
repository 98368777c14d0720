// Is the page of the preview: takes the parts that changed, keeps the others, and tells what the user points at.
interface Part {
  id: string;
  line: number;
  endLine: number;
  html?: string;
}

type ToPage =
  | { type: 'update'; first: boolean; parts: Part[] }
  | { type: 'cursor'; line: number; character: number; moved: boolean }
  | { type: 'scroll'; line: number; end: number };

declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

const host = acquireVsCodeApi();
const report = document.getElementById('report') as HTMLElement;
let shown: { part: Part; element: HTMLElement }[] = [];
// The line of the document where a part begins; places inside count from there, so that a part can move untouched.
const firstLines = new WeakMap<HTMLElement, number>();
let here: HTMLElement | undefined;
// Where the cursor is in the text; what shows it, or is nearest to it.
let cursor: { line: number; near: HTMLElement } | undefined;
// Where we have scrolled to ourselves: that is not told back.
let scriptedTop = -1;
// The user scrolls or clicks here, with the mouse still in the page: nothing may move under it because the text follows.
let leading = false;
// What was chosen last, which the cursor of the text will come to.
let chosen: HTMLElement | undefined;

function build(part: Part): HTMLElement {
  const element = document.createElement('section');
  element.className = 'part';
  element.innerHTML = part.html ?? '';
  return element;
}

// What begins above the upper edge, or is the first of all, stays where it is on the screen while `change` is made.
function holdingStill(elements: HTMLElement[], change: () => void): void {
  const top = (element: HTMLElement) => element.getBoundingClientRect().top;
  const anchor = elements.findLast((element) => top(element) <= 0) ?? elements[0];
  const before = anchor && top(anchor);
  change();
  if (anchor === undefined || before === undefined) return;
  const shift = top(anchor) - before;
  if (shift !== 0) scrollTo(window.scrollY + shift);
}

// Elements of parts that stayed are not touched at all: only the new ones are put in and the lost ones taken out.
function update(parts: Part[]): boolean {
  const old = new Map<string, { part: Part; element: HTMLElement }[]>();
  for (const one of shown) old.set(one.part.id, [...(old.get(one.part.id) ?? []), one]);
  const now: typeof shown = [];
  for (const part of parts) {
    const kept = part.html === undefined ? old.get(part.id)?.shift() : undefined;
    if (part.html === undefined && kept === undefined) return false;
    const element = kept?.element ?? build(part);
    firstLines.set(element, part.line);
    now.push({ part, element });
  }
  const elements = new Set(now.map(({ element }) => element));
  const kept = shown.map(({ element }) => element).filter((element) => elements.has(element));
  holdingStill(kept, () => replace(elements));
  shown = now;
  return true;
}

function replace(elements: Set<HTMLElement>): void {
  for (const { element } of shown) if (!elements.has(element)) element.remove();
  let place = report.firstElementChild;
  for (const element of elements) {
    if (element === place) place = element.nextElementSibling;
    else report.insertBefore(element, place);
  }
}

function placeOf(element: HTMLElement): { line: number; character: number } {
  const part = element.closest<HTMLElement>('.part');
  const first = (part && firstLines.get(part)) ?? 0;
  return { line: first + Number(element.dataset['line'] ?? 0), character: Number(element.dataset['character'] ?? 0) };
}

function partAt(line: number): { part: Part; element: HTMLElement } | undefined {
  let found = shown[0];
  for (const one of shown) {
    if (one.part.line > line) break;
    found = one;
  }
  return found;
}

const placesIn = (element: HTMLElement) => [...element.querySelectorAll<HTMLElement>('[data-line]')];

// The element that shows the place: the last that begins at or before it in its line, else the whole part.
function elementAt(line: number, character: number): HTMLElement | undefined {
  const part = partAt(line);
  if (part === undefined) return undefined;
  let found: HTMLElement | undefined;
  for (const element of placesIn(part.element)) {
    const place = placeOf(element);
    if (place.line !== line) continue;
    if (found === undefined || place.character <= character) found = element;
  }
  return found ?? (line < part.part.endLine ? part.element : undefined);
}

function highlight(element: HTMLElement | undefined): void {
  if (element === here) return;
  here?.classList.remove('here');
  here?.removeAttribute('aria-current');
  here = element;
  here?.classList.add('here');
  here?.setAttribute('aria-current', 'location');
}

function scrollTo(top: number): void {
  window.scrollTo({ top });
  scriptedTop = window.scrollY;
}

// Scrolls only where the element is out of sight, so that typing does not make the page jump.
function bringIntoView(element: HTMLElement): void {
  const { top, bottom } = element.getBoundingClientRect();
  if (top >= 0 && bottom <= window.innerHeight) return;
  if (top < 0 && bottom > window.innerHeight) return;
  scrollTo(window.scrollY + top - window.innerHeight / 3);
}

const topOf = (element: HTMLElement) => element.getBoundingClientRect().top + window.scrollY;

// The height of a line in the page: that of its row where it has one, else its share of its part.
function topOfLine(line: number): number {
  const part = partAt(line);
  if (part === undefined) return 0;
  const exact = placesIn(part.element).find((element) => placeOf(element).line >= line);
  if (exact !== undefined && line > part.part.line) return topOf(exact);
  const share = (line - part.part.line) / Math.max(part.part.endLine - part.part.line, 1);
  return topOf(part.element) + Math.min(share, 1) * part.element.offsetHeight;
}

function lineAtTop(): number {
  const found = shown.find(({ element }) => element.getBoundingClientRect().bottom > 1);
  if (found === undefined) return 0;
  const row = placesIn(found.element).find((element) => element.getBoundingClientRect().bottom > 1);
  return row !== undefined ? placeOf(row).line : found.part.line;
}

function jumpTo(element: HTMLElement): void {
  chosen = element;
  host.postMessage({ type: 'jump', ...placeOf(element) });
}

const placeOn = (target: EventTarget | null) => (target as HTMLElement | null)?.closest<HTMLElement>('[data-line]');

function step(key: string): HTMLElement | undefined {
  const places = [...report.querySelectorAll<HTMLElement>('[data-line]')];
  if (here === undefined) return places[0];
  const at = places.indexOf(here);
  if (key === 'ArrowRight') return places[at + 1];
  if (key === 'ArrowLeft') return places[at - 1];
  const { left } = here.getBoundingClientRect();
  const line = placeOf(here).line;
  const others = key === 'ArrowDown' ? places.slice(at + 1) : places.slice(0, at).reverse();
  const next = others.find((place) => placeOf(place).line !== line);
  if (next === undefined) return undefined;
  const row = others.filter((place) => placeOf(place).line === placeOf(next).line);
  const distance = (place: HTMLElement) => Math.abs(place.getBoundingClientRect().left - left);
  return row.reduce((best, place) => (distance(place) < distance(best) ? place : best), next);
}

report.addEventListener('click', (event) => {
  const place = placeOn(event.target);
  // Somebody who marks text to copy it does not want to leave.
  if (place && window.getSelection()?.isCollapsed !== false) jumpTo(place);
});

report.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && here) return jumpTo(here);
  if (!event.key.startsWith('Arrow') || event.ctrlKey || event.altKey || event.metaKey) return;
  const next = step(event.key);
  if (next === undefined) return;
  event.preventDefault();
  highlight(next);
  bringIntoView(next);
});

window.addEventListener('scroll', () => {
  if (Math.abs(window.scrollY - scriptedTop) < 1) return;
  scriptedTop = -1;
  leading = true;
  host.postMessage({ type: 'scroll', line: lineAtTop() });
});

// A narrower page may not reach as far down as before; nobody scrolled there.
window.addEventListener('resize', () => (scriptedTop = window.scrollY));

for (const gesture of ['wheel', 'pointerdown'] as const) {
  window.addEventListener(gesture, () => (leading = true), { passive: true });
}

document.documentElement.addEventListener('mouseleave', () => (leading = false));

// In a blank line there is nothing to point at, but the eye wants the place all the same.
function follow(line: number, character: number, moved: boolean): void {
  const element = elementAt(line, character);
  highlight(element);
  const near = element ?? partAt(line)?.element;
  cursor = near && { line, near };
  if (!moved) return;
  const ours = element !== undefined && element === chosen;
  chosen = undefined;
  if (ours) return;
  leading = false;
  if (near) bringIntoView(near);
}

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.type === 'update') {
    if (data.first) {
      shown = [];
      report.replaceChildren();
    }
    if (!update(data.parts)) host.postMessage({ type: 'lost' });
  } else if (data.type === 'cursor') {
    follow(data.line, data.character, data.moved);
  } else if (!leading) {
    scrollTo(topOfLine(data.line));
    // Rows are higher here than lines there: what the cursor is in may have gone below the edge.
    if (cursor && data.line <= cursor.line && cursor.line <= data.end) bringIntoView(cursor.near);
  }
});

host.postMessage({ type: 'ready' });
