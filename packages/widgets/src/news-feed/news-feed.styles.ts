import { css } from 'lit';

export default css`
  .root {
    container-type: inline-size;
  }
  .root .heading {
    font-size: 1.5em;
  }
  .root :is(.heading, .title) {
    font-weight: 600;
    line-height: 1.3;
  }
  ol {
    display: grid;
    padding: 0.5em 0 0;
    /* Not none: Safari takes a list without marks for no list. */
    list-style: '';
  }
  li {
    padding-block: 1em;
    border-block-start: 1px solid var(--seesac-border, #8886);
    overflow-wrap: anywhere;
  }
  .root .title {
    font-size: 1.125em;
  }
  .title a:not(:hover) {
    text-decoration-color: transparent;
  }
  .root .summary {
    margin-block-start: 0.25em;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
  }
  .root img {
    display: block;
    inline-size: 100%;
    block-size: auto;
    aspect-ratio: 3 / 2;
    object-fit: cover;
    margin-block-end: 0.75em;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1.5em;
    border-block-start: 1px solid var(--seesac-border, #8886);
    padding-block: 1em;
  }
  @container (min-width: 560px) {
    .list li:has(img) {
      display: grid;
      grid-template-columns: 11em 1fr;
      gap: 1.5em;
    }
    .root .list img {
      margin: 0.25em 0 0;
    }
    .cards {
      grid-template-columns: repeat(auto-fill, minmax(15em, 1fr));
      column-gap: 1.5em;
    }
  }
`;
