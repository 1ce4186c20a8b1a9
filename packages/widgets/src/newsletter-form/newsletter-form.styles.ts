import { css } from 'lit';

export default css`
  .root .heading {
    font-size: 1.5em;
    font-weight: 600;
    line-height: 1.3;
  }
  .form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
    max-inline-size: 32em;
    padding-block-start: 0.75em;
  }
  .form :is(label:not(.topic), fieldset, legend) {
    display: grid;
    gap: 0.25em;
    min-inline-size: 0;
    padding: 0;
    border: 0;
    font-weight: 600;
  }
  .topic {
    display: flex;
    gap: 0.75em;
    padding-block: 0.25em;
    font-weight: 400;
  }
  .topic input {
    flex: none;
    inline-size: 1.5em;
  }
  .form :is([inputmode], select, button) {
    box-sizing: border-box;
    min-inline-size: 0;
    min-block-size: 2.75em;
    padding-inline: 0.75em;
    border: 1px solid #808080;
    color: inherit;
    background: var(--seesac-surface, Canvas);
    font-weight: 400;
  }
  .form button {
    justify-self: start;
  }
  .root .main {
    padding-inline: 2em;
    color: var(--seesac-surface, Canvas);
    background: var(--seesac-accent, light-dark(#00609c, #74b9ea));
  }
`;
