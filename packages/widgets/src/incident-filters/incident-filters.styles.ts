import { css } from 'lit';

/** What is there before a reader does anything; the rest comes with the controls. */
export default css`
  .root {
    container-type: inline-size;
  }
  .root > * + * {
    margin-block-start: 0.75em;
  }
  .root h2 {
    font-size: 1.5em;
    font-weight: 700;
  }
  .bar,
  .keys {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .root button,
  form,
  .lens {
    box-sizing: border-box;
    min-height: 2.75em;
    padding: 0 0.9em;
    border: 1px solid #888;
    border-radius: 0.4em;
    background: none;
    color: inherit;
  }
  form,
  .lens {
    display: flex;
    padding: 0;
    overflow: clip;
  }
  form {
    /* A row of its own in less than 56em, whatever the labels of the lens are. */
    max-width: 100%;
    flex: 1 1 clamp(20em, 999 * (56em - 100%), 100%);
  }
  .root form > :not(div) {
    border: 0;
    background: none;
    color: inherit;
  }
  form input {
    flex: 1;
    min-width: 0;
    padding: 0 0.9em;
    text-overflow: ellipsis;
  }
  .lens label {
    display: grid;
    align-items: center;
    padding: 0 0.9em;
  }
  .lens input {
    position: absolute;
    opacity: 0;
  }
  .lens label:has(:checked) {
    background: var(--seesac-accent, light-dark(#00609c, #74b9ea));
    color: var(--seesac-surface, Canvas);
    forced-color-adjust: none;
  }
  .keys {
    flex-basis: 100%;
  }
  .keys button::after {
    content: ' ▾' / '';
  }
  .root [part='count'] {
    min-height: 1.5em;
    font-weight: 600;
  }
  @container (width < 600px) {
    .keys,
    .bar .lens {
      display: none;
    }
  }
  @container (width >= 600px) {
    [part='open'] {
      display: none;
    }
  }
`;
