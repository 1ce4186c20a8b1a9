import { css } from 'lit';

export default css`
  .toggles {
    display: flex;
  }
  .tools button + button {
    margin-inline-start: -1px;
  }
  .tools [aria-pressed='true'] {
    border-color: transparent;
    color: var(--seesac-surface, Canvas);
    background: var(--seesac-accent, light-dark(#00609c, #74b9ea));
    font-weight: 600;
    forced-color-adjust: none;
  }
  .root .advice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75em 1.25em;
    padding-block: 0.5em 1.5em;
  }
  .root .files {
    display: grid;
    gap: 0.75em;
    padding-block: 0.75em;
    overflow-wrap: anywhere;
  }
  .files ul {
    padding: 0;
    list-style: none;
  }
  .files li {
    padding-block: 0.2em;
  }
  ::highlight(seesac-search) {
    color: #000;
    background: #ffe08a;
  }
  mark {
    color: #000;
    background: #ffe08a;
  }
  @media (forced-colors: active) {
    .tools [aria-pressed='true'] {
      color: HighlightText;
      background: Highlight;
    }
    ::highlight(seesac-search),
    mark {
      color: MarkText;
      background: Mark;
    }
  }
`;
