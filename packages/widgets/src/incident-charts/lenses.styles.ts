import { css } from 'lit';

export default css`
  .root .lens {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25em;
    padding: 0 0 1em;
    border: 0;
  }
  .root legend {
    padding: 0;
    font-size: 0.8em;
  }
  .lens label {
    padding-block: 0.4em;
  }
`;
