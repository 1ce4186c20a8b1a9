import { css } from 'lit';

/** The lines of the drawing give their place to those of the canvas, but keep their colours ready for it: a change of one is told by its transition. */
export default css`
  .live .sheet [class^='line-'] {
    visibility: hidden;
    transition: stroke 1ms;
  }
  .canvas {
    position: absolute;
    pointer-events: none;
  }
  .hair,
  .dot,
  .reach {
    position: absolute;
    inset-block: 0;
    pointer-events: none;
  }
  .hair {
    border-inline-start: 1px solid var(--seesac-accent, light-dark(#00609c, #74b9ea));
  }
  .dot {
    inset-block: auto;
    inline-size: 9px;
    block-size: 9px;
    margin: -5px;
    border: 2px solid var(--seesac-accent, light-dark(#00609c, #74b9ea));
    border-radius: 50%;
    background: var(--seesac-surface, Canvas);
  }
  .reach {
    border-inline: 1px solid var(--seesac-accent, light-dark(#00609c, #74b9ea));
    background: light-dark(#00609c22, #74b9ea33);
  }
  @media (forced-colors: active) {
    .hair,
    .dot,
    .reach {
      border-color: Highlight;
    }
  }
  @media print {
    .live .sheet [class^='line-'] {
      visibility: visible;
    }
    .canvas {
      display: none;
    }
  }
`;
