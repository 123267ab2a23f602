import { css } from 'lit';

/** What every element begins with: boxes, focus, icons, and words for screen readers only. */
export const baseStyles = css`
  :host,
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
    font: inherit;
  }

  ul,
  ol {
    list-style: none;
  }

  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }

  .icon {
    flex: none;
    display: block;
    inline-size: var(--icon-small);
    block-size: var(--icon-small);
  }

  .icon .hole {
    stroke: var(--seal-hole, var(--surface));
  }

  .figure {
    unicode-bidi: plaintext;
    white-space: nowrap;
  }

  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  /* A phrase keeps its own direction, whatever the page's. */
  span,
  b {
    unicode-bidi: plaintext;
  }

  :host(:dir(rtl)) :is(span, b) {
    text-align: right;
  }

  @media (forced-colors: active) {
    .icon {
      color: inherit !important;
    }

    .icon .hole {
      stroke: var(--forced-ground, Canvas);
    }
  }
`;
