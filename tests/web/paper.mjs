// SPDX-License-Identifier: GPL-3.0-or-later
// Printed paper as a camera sees it: grey pictures {width, height, pixels}, and what distance, focus, hands and weather do to them.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const WHITE = 255;

/** The first page of a PDF at so many dots an inch; `name` is the file that is left, without its ending. */
export function raster(pdf, dpi, name) {
  execFileSync('pdftoppm', ['-r', String(dpi), '-gray', '-singlefile', pdf, name]);
  const bytes = readFileSync(`${name}.pgm`);
  const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString('latin1'));
  return { width: Number(width), height: Number(height), pixels: bytes.subarray(head.length) };
}

const at = ({ width, height, pixels }, x, y) => (x < 0 || y < 0 || x >= width || y >= height ? WHITE : pixels[y * width + x]);

function made(width, height, value) {
  const pixels = Buffer.alloc(width * height);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) pixels[y * width + x] = Math.round(value(x, y));
  return { width, height, pixels };
}

/** Between the dots: what lies around the point, by its share. */
function between(picture, x, y) {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, down] = [x - left, y - top];
  return (at(picture, left, top) * (1 - right) + at(picture, left + 1, top) * right) * (1 - down)
    + (at(picture, left, top + 1) * (1 - right) + at(picture, left + 1, top + 1) * right) * down;
}

/** From farther away: each dot is the mean of what it covers. */
export function scaled(picture, by) {
  return made(Math.floor(picture.width * by), Math.floor(picture.height * by), (x, y) => {
    let sum = 0;
    let dots = 0;
    for (let v = Math.floor(y / by); v < Math.ceil((y + 1) / by); v += 1) {
      for (let u = Math.floor(x / by); u < Math.ceil((x + 1) / by); u += 1, dots += 1) sum += at(picture, u, v);
    }
    return sum / dots;
  });
}

/** Out of focus: a bell of so many dots' width at its bend. */
export function blurred(picture, sigma = 0.5) {
  const bell = [-2, -1, 0, 1, 2].map((each) => Math.exp(-(each * each) / (2 * sigma * sigma)));
  const all = bell.reduce((sum, each) => sum + each, 0);
  const along = (one, dx, dy) => made(one.width, one.height, (x, y) => bell.reduce((sum, share, index) => sum + share * at(one, x + dx * (index - 2), y + dy * (index - 2)), 0) / all);
  return along(along(picture, 1, 0), 0, 1);
}

/** As the program of a camera looks closer: so many times as many dots, with what lies between them. */
export function closer(picture, times) {
  return made(picture.width * times, picture.height * times, (x, y) => between(picture, (x + 0.5) / times - 0.5, (y + 0.5) / times - 0.5));
}

/** Held askew, on white. */
export function turned(picture, degrees) {
  const angle = degrees / 180 * Math.PI;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const width = Math.ceil(picture.width * Math.abs(cos) + picture.height * Math.abs(sin));
  const height = Math.ceil(picture.width * Math.abs(sin) + picture.height * Math.abs(cos));
  return made(width, height, (x, y) => {
    const [u, v] = [x - width / 2, y - height / 2];
    return between(picture, u * cos + v * sin + picture.width / 2, v * cos - u * sin + picture.height / 2);
  });
}

/** A triangle of so many dots is gone from the lower right corner of this box. */
export function torn(picture, box, size) {
  return made(picture.width, picture.height, (x, y) => (box.right - x + box.bottom - y < size ? WHITE : at(picture, x, y)));
}

/** Where a code stands, whose modules are so many dots: its first row begins with the seven dark modules of a finder, which no letter has. */
export function codeBox(picture, dots) {
  for (let top = 0; top < picture.height; top += 1) {
    const dark = Array.from({ length: picture.width }, (_, x) => at(picture, x, top) < 128);
    const left = dark.findIndex((_, x) => dark.slice(x, x + Math.floor(6.5 * dots)).every((each) => each) && x + 6.5 * dots < picture.width);
    if (left < 0) continue;
    const right = dark.lastIndexOf(true);
    return { left, right, top, bottom: top + right - left };
  }
  throw new Error('no code stands there');
}

export function longestBlackRun(picture, from) {
  let longest = 0;
  for (let y = from; y < picture.height; y += 1) {
    for (let x = 0, run = 0; x < picture.width; x += 1) {
      run = at(picture, x, y) < 64 ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
  }
  return longest;
}

/** What a reader of codes makes of it; empty when it finds none. */
export function read(picture, file) {
  writeFileSync(file, Buffer.concat([Buffer.from(`P5\n${picture.width} ${picture.height}\n255\n`), picture.pixels]));
  try {
    return execFileSync('zbarimg', ['-q', '--raw', file], { stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim();
  } catch (error) {
    if (error.status === 4) return ''; // no code was found
    throw error;
  }
}
