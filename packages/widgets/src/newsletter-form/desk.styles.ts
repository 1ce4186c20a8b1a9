import { css } from 'lit';

/** Of what is there only once a reader uses the form. */
export default css`
  .root [part='problem'],
  .root [part='message'] {
    font-weight: 600;
  }
  input[aria-invalid='true'] {
    border-width: 3px;
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
