import { css } from 'lit';

export default css`
  .root {
    container-type: inline-size;
  }
  .root .heading {
    font-size: 1.5em;
    font-weight: 700;
    line-height: 1.25;
  }
  .root .frame {
    position: relative;
    margin-block: 0.75em;
    block-size: var(--seesac-map-height, clamp(320px, 56cqi, 600px));
    /* What the canvas reads: the scheme from the first, the colour of clusters from the second. */
    background: light-dark(#d9e6ee, #0e161c);
    color: var(--seesac-accent, light-dark(#00609c, #74b9ea));
    overflow: hidden;
  }
  .frame:fullscreen {
    margin: 0;
    block-size: 100%;
  }
  .viewport,
  .plane {
    position: absolute;
    inset: 0;
  }
  .viewport:focus-visible {
    z-index: 1;
    outline: 3px solid currentColor;
    outline-offset: -3px;
  }
  .plane {
    z-index: 0;
    cursor: grab;
    touch-action: pan-x pan-y;
    -webkit-user-select: none;
    user-select: none;
  }
  .frame:fullscreen .plane {
    touch-action: none;
  }
  .leaflet-dragging,
  .leaflet-drag-target {
    cursor: grabbing;
  }
  /* What Leaflet's own sheet says of the parts that are used here. */
  .leaflet-pane,
  .leaflet-pane > *,
  .leaflet-zoom-box {
    position: absolute;
    inset-block-start: 0;
    left: 0;
  }
  .leaflet-overlay-pane {
    z-index: 4;
  }
  .leaflet-zoom-animated {
    transform-origin: 0 0;
  }
  .leaflet-zoom-anim .leaflet-zoom-animated {
    transition: transform 0.25s cubic-bezier(0, 0, 0.25, 1);
  }
  .leaflet-zoom-box {
    z-index: 8;
    border: 2px dotted currentColor;
  }
  .controls,
  .pad {
    position: absolute;
    z-index: 2;
    inset-inline-end: 10px;
    display: grid;
    color: light-dark(#1f2a30, #f1f5f7);
  }
  .controls {
    inset-block-start: 10px;
  }
  .pad {
    inset-block-end: 10px;
    grid-template: repeat(3, 32px) / repeat(3, 32px);
    direction: ltr;
  }
  .pad .up {
    grid-area: 1 / 2;
  }
  .pad .left {
    grid-area: 2 / 1;
  }
  .pad .right {
    grid-area: 2 / 3;
  }
  .pad .down {
    grid-area: 3 / 2;
  }
  .frame button {
    box-sizing: border-box;
    inline-size: 36px;
    block-size: 36px;
    padding: 7px;
    border: 1px solid light-dark(#7c868d, #71808b);
    border-radius: 0;
    color: inherit;
    background: light-dark(#fffe, #1b2328ee);
    cursor: pointer;
  }
  .controls button + button {
    margin-block-start: -1px;
  }
  .pad button {
    inline-size: 32px;
    block-size: 32px;
    padding: 5px;
  }
  .frame button:hover {
    background: light-dark(#e3edf4, #34424c);
  }
  .root :is(button, summary, .listed):focus-visible {
    outline: 3px solid var(--seesac-accent, light-dark(#00609c, #74b9ea));
    outline-offset: 2px;
  }
  .frame svg {
    display: block;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
  }
  .hint {
    position: absolute;
    z-index: 2;
    inset: auto 0 0;
    padding: 0.5em 1em;
    text-align: center;
    color: light-dark(#fff, #0e161c);
    background: light-dark(#1f2a30e0, #f1f5f7e0);
    opacity: 0;
    pointer-events: none;
    transition: opacity 0.2s;
  }
  .hint.seen {
    opacity: 1;
  }
  .apart {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 0.5em 1.5em;
    margin-block: 0.5em;
  }
  .bar > button {
    min-block-size: 2.75em;
    padding-inline: 1em;
    border: 1px solid var(--seesac-border, #8886);
    border-radius: 0;
    color: inherit;
    background: var(--seesac-surface, Canvas);
    cursor: pointer;
  }
  .bar > details {
    flex: 1 1 16em;
  }
  .bar > details[open] {
    flex-basis: 100%;
  }
  .bar summary {
    min-block-size: 2.75em;
    align-content: center;
    cursor: pointer;
  }
  .listed {
    margin-block: 1em;
    border-inline-start: 4px solid var(--seesac-accent, light-dark(#00609c, #74b9ea));
  }
  @container (inline-size < 420px) {
    /* Across the foot of the map, where the sea is. */
    .controls {
      inset-block: auto 10px;
      grid-auto-flow: column;
    }
    .root .controls button + button {
      margin-block-start: 0;
      margin-inline-start: -1px;
    }
    .pad {
      display: none;
    }
    .pad.shown {
      display: grid;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .hint,
    .leaflet-zoom-anim .leaflet-zoom-animated {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .frame {
      border: 1px solid;
    }
    .listed {
      border-color: Highlight;
    }
  }
`;
