// SPDX-License-Identifier: Apache-2.0

const WIDTH = 640;
const HEIGHT = 360;
const PICTURES_PER_SECOND = 8;

/** A moving picture of somebody made up, so that layouts can be judged without cameras. */
export function portrait(seed: number): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext('2d')!;
  let frame = seed * 7;
  const draw = (): void => paint(pen, seed, frame++);
  draw();
  setInterval(draw, 1000 / PICTURES_PER_SECOND);
  return canvas.captureStream(PICTURES_PER_SECOND);
}

/** A slide with text and a chart. */
export function slide(): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = 1600;
  canvas.height = 900;
  const pen = canvas.getContext('2d')!;
  const draw = (): void => paintSlide(pen);
  draw();
  setInterval(draw, 500);
  return canvas.captureStream(2);
}

function paint(pen: CanvasRenderingContext2D, seed: number, frame: number): void {
  const hue = (seed * 67) % 360;
  const sway = Math.sin(frame / 9) * 6;
  const room = pen.createLinearGradient(0, 0, WIDTH, HEIGHT);
  room.addColorStop(0, `hsl(${hue} 26% 72%)`);
  room.addColorStop(1, `hsl(${hue + 30} 22% 46%)`);
  pen.fillStyle = room;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.fillStyle = `hsl(${hue + 20} 20% 82% / 60%)`;
  pen.fillRect((seed * 131) % 420, 30, 150, 190);
  pen.fillStyle = `hsl(${hue + 180} 24% 34%)`;
  ellipse(pen, 320 + sway, 400, 170, 150);
  const skin = `hsl(${18 + (seed % 4) * 5} ${38 + (seed % 3) * 8}% ${48 + (seed % 5) * 8}%)`;
  pen.fillStyle = skin;
  pen.fillRect(288 + sway, 220, 64, 70);
  ellipse(pen, 320 + sway, 165, 72, 88);
  pen.fillStyle = `hsl(${20 + seed * 11} 30% ${14 + (seed % 4) * 9}%)`;
  pen.beginPath();
  pen.ellipse(320 + sway, 138, 78, 74, 0, Math.PI, 0);
  pen.fill();
  pen.fillStyle = 'hsl(20 20% 16%)';
  const closed = frame % 40 === 0;
  for (const x of [292, 348]) ellipse(pen, x + sway, 168, 6, closed ? 1 : 6);
  pen.fillStyle = 'hsl(5 45% 38%)';
  ellipse(pen, 320 + sway, 212, 20, 4 + Math.abs(Math.sin(frame / 3)) * 4);
}

function ellipse(pen: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): void {
  pen.beginPath();
  pen.ellipse(x, y, width, height, 0, 0, Math.PI * 2);
  pen.fill();
}

function paintSlide(pen: CanvasRenderingContext2D): void {
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, 1600, 900);
  pen.fillStyle = '#0d746f';
  pen.fillRect(0, 0, 24, 900);
  pen.fillStyle = '#161a1b';
  pen.font = '600 72px Inter Variable, sans-serif';
  pen.fillText('Third quarter', 120, 170);
  pen.font = '40px Inter Variable, sans-serif';
  pen.fillStyle = '#5a6566';
  ['Two new sites', 'Support answers within the hour', 'Next: the northern branch'].forEach((line, index) => pen.fillText(`•  ${line}`, 120, 280 + index * 72));
  [180, 260, 230, 340, 410].forEach((height, index) => {
    pen.fillStyle = index === 4 ? '#0d746f' : '#a5d6d3';
    pen.fillRect(900 + index * 120, 800 - height, 84, height);
  });
}
