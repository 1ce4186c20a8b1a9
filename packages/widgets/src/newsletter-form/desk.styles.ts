import { css } from 'lit';

/** Of what is there only once a reader uses the form. */
export default css`
  .root [part='problem'],
  .root [part='message'] {
    font-weight: 600;
  }
  .root [part='message'] {
    outline-offset: 0.25em;
  }
  .root [part='problem'] {
    color: light-dark(#b3261e, #ffb4ab);
  }
  .form [aria-invalid='true'] {
    border: 2px solid light-dark(#b3261e, #ffb4ab);
  }
  .form fieldset:has([aria-invalid='true']) {
    outline: 2px solid light-dark(#b3261e, #ffb4ab);
    outline-offset: 0.5em;
  }
  button {
    cursor: pointer;
  }
  button[aria-disabled='true'] {
    opacity: 0.6;
  }
  progress {
    inline-size: 100%;
    accent-color: var(--seesac-accent, light-dark(#00609c, #74b9ea));
  }
  .trap {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;
