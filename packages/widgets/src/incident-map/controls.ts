import { html, type TemplateResult } from 'lit';
import { msg } from '../lib/locale-controller.js';
import type { MapStage } from './stage.js';

/** Paths of the signs on the buttons, in a square of 20. */
const SIGNS = {
  in: 'M10 4v12M4 10h12', out: 'M4 10h12', whole: 'M3 9l7-6 7 6M5 8v8h10V8', full: 'M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4',
  up: 'M4 12l6-6 6 6', down: 'M4 8l6 6 6-6', left: 'M12 4l-6 6 6 6', right: 'M8 4l6 6-6 6',
};

const button = (sign: keyof typeof SIGNS, words: string, act: () => void): TemplateResult =>
  html`<button type="button" class=${sign} title=${words} aria-label=${words} @click=${act}><svg viewBox="0 0 20 20" aria-hidden="true"><path d=${SIGNS[sign]} /></svg></button>`;

/** The buttons on the map: for everything that dragging and pinching do (WCAG 2.5.1, 2.5.7), and for the whole screen where the page allows it. */
export function controls(stage: MapStage, frame: () => HTMLElement | null): TemplateResult {
  const full = () => void (document.fullscreenElement ? document.exitFullscreen() : frame()?.requestFullscreen())?.catch(() => {});
  return html`<div class="controls" part="controls" role="group" aria-label=${msg('Zoom', { id: 'map-zoom' })}>
      ${button('in', msg('Zoom in', { id: 'zoom-in' }), () => stage.zoomBy(1))} ${button('out', msg('Zoom out', { id: 'zoom-out' }), () => stage.zoomBy(-1))}
      ${button('whole', msg('Whole region', { id: 'map-whole' }), () => stage.reset())}
      ${document.fullscreenEnabled ? button('full', msg('Full screen', { id: 'map-full' }), full) : ''}
    </div>
    <div class="pad" role="group" aria-label=${msg('Move the map', { id: 'map-move' })}>
      ${button('up', msg('Up', { id: 'up' }), () => stage.pan(0, -1))} ${button('left', msg('Left', { id: 'left' }), () => stage.pan(-1, 0))}
      ${button('right', msg('Right', { id: 'right' }), () => stage.pan(1, 0))} ${button('down', msg('Down', { id: 'down' }), () => stage.pan(0, 1))}
    </div>
    <p class="hint" aria-hidden="true"></p>`;
}
