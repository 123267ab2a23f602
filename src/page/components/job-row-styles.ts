import { css } from 'lit';

/** A row of the list: one line of columns where it is wide, three lines where it is narrow. */
export const jobRowStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    border-block-end: 1px solid var(--rule);
    background: var(--surface);
    cursor: default;
    content-visibility: auto;
    contain-intrinsic-block-size: auto var(--row-height);
    transition: background-color var(--fast);
  }

  :host(:hover) {
    background: var(--hover);
  }

  :host([aria-selected='true']) {
    box-shadow: inset 3px 0 0 var(--downloading-fill);
    background: var(--selected);
  }

  :host([aria-selected='true']:dir(rtl)) {
    box-shadow: inset -3px 0 0 var(--downloading-fill);
  }

  :host([aria-selected='true']:hover) {
    background: var(--selected-hover);
  }

  .row {
    display: grid;
    grid-template-columns: 1.25rem minmax(0, 1fr) var(--hold-width) 5.25rem var(--action-width) calc(
        var(--target) - 0.75rem
      );
    column-gap: 1rem;
    align-items: center;
    min-block-size: var(--row-height);
    padding-block: 0.5rem;
    padding-inline: 1.125rem 0.875rem;
  }

  .kind {
    color: var(--ink-3);
  }

  .kind .icon {
    inline-size: var(--icon);
    block-size: var(--icon);
  }

  :host([aria-selected='true']) .kind {
    color: var(--accent-ink);
  }

  .main,
  .held,
  .pace {
    display: grid;
    gap: 0.125rem;
    min-inline-size: 0;
  }

  ld-name {
    font-weight: var(--weight-medium);
  }

  .state {
    display: flex;
    gap: 0.375rem;
    align-items: center;
    min-inline-size: 0;
    color: var(--ink-2);
    font-size: var(--text-small);
    white-space: nowrap;
  }

  .word {
    display: inline-flex;
    flex: none;
    gap: 0.375rem;
    align-items: center;
    color: var(--state-ink);
    font-weight: var(--weight-medium);
  }

  .word .icon {
    inline-size: 0.875rem;
    block-size: 0.875rem;
  }

  .reason {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .host {
    flex: 1 1 0;
    min-inline-size: 0;
    block-size: 1.4em;
    overflow: hidden;
    color: var(--ink-3);
    white-space: normal;
  }

  /* It fits as a whole, or it wraps away as a whole. */
  .host::before {
    content: '\\200B';
  }

  .host .whole {
    display: inline-flex;
    gap: 0.375rem;
    white-space: nowrap;
  }

  .dot {
    flex: none;
    color: var(--ink-3);
    font-style: normal;
  }

  .dot::before {
    content: '·';
  }

  ld-hold {
    block-size: 1.125rem;
  }

  .figures {
    display: flex;
    gap: var(--space-3);
    justify-content: space-between;
    color: var(--ink-2);
    font-size: var(--text-small);
    white-space: nowrap;
  }

  .figures .share {
    color: var(--ink-3);
  }

  .pace {
    justify-items: end;
    white-space: nowrap;
  }

  /* A lone time stands beside the figures, not between the lines. */
  .pace .figure {
    min-block-size: 1lh;
  }

  .pace .left {
    color: var(--ink-2);
    font-size: var(--text-small);
  }

  .brief {
    display: none;
  }

  .act button {
    inline-size: 100%;
    min-block-size: 1.875rem;
    justify-content: start;
    gap: 0.375rem;
    padding-inline: 0.5625rem 0.375rem;
  }

  .more {
    margin-inline-start: -0.75rem;
  }

  .more button {
    inline-size: var(--target);
    min-block-size: var(--target);
  }

  @media (forced-colors: active) {
    :host([aria-selected='true']),
    :host([aria-selected='true']:hover) {
      forced-color-adjust: none;
      outline: 2px solid Highlight;
      outline-offset: -2px;
      background: Highlight;
      color: HighlightText;
      --forced-ground: Highlight;
      --forced-line: HighlightText;
    }

    :host([aria-selected='true']) :is(.kind, .state, .word, .figures, .figures .share, .left, .host, .dot, button) {
      color: HighlightText;
    }

    :host([aria-selected='true']) button {
      border-color: HighlightText;
      background: transparent;
    }

    :host([aria-selected='true']) ld-hold {
      --downloading-fill: HighlightText;
      --state-fill: HighlightText;
      --track: Highlight;
    }
  }
`;
