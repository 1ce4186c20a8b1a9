import { css } from 'lit';

/** Steps of a heat map and the cells that are cut; colours as in `incident-charts.styles.ts`. */
export default css`
  .ramp-0 {
    fill: light-dark(#e3eef6, #22384a);
  }
  .ramp-1 {
    fill: light-dark(#a9cde5, #29516f);
  }
  .ramp-2 {
    fill: light-dark(#5f9dc8, #35749f);
  }
  .ramp-3 {
    fill: light-dark(#2b6ca3, #79b4dc);
  }
  .ramp-4 {
    fill: light-dark(#12436d, #d2ebfb);
  }
  .root .inverse {
    fill: light-dark(#fff, #161d22);
  }
  .cut {
    fill: none;
    stroke: light-dark(#1f2a30, #f1f5f7);
    stroke-dasharray: 3 2;
  }
`;
