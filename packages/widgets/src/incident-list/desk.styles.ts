import { css } from 'lit';

export default css`
  .root .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em 2em;
    padding-block: 0.75em 1em;
  }
  .tools label,
  .tools [role='group'] {
    display: grid;
    gap: 0.25em;
  }
  .tools label > span,
  .tools [role='group'] > span:first-child {
    font-size: 0.8em;
  }
  .tools select,
  .tools button {
    box-sizing: border-box;
    min-block-size: 2.75em;
    max-inline-size: 100%;
    padding-inline: 0.75em;
    border: 1px solid var(--seesac-border, #8886);
    border-radius: 0;
    color: inherit;
    background: var(--seesac-surface, Canvas);
  }
  .toggles {
    display: flex;
  }
  .tools button {
    cursor: pointer;
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
