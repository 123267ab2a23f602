import { css } from 'lit';

/** The list: its head, the captions of its columns, the rows. */
export const jobListStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    min-inline-size: 0;
    min-block-size: 0;
    background: var(--surface);
    container-type: inline-size;
  }

  header {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    min-block-size: 3.25rem;
    padding-inline: 1.125rem 0.875rem;
    border-block-end: 1px solid var(--rule);
  }

  h1 {
    flex: 1;
    font-size: var(--text-lead);
    font-weight: var(--weight-strong);
  }

  h1 span {
    padding-inline-start: 0.25rem;
    color: var(--ink-2);
    font-weight: var(--weight-normal);
  }

  .columns {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: grid;
    grid-template-columns: 1.25rem minmax(0, 1fr) var(--hold-width) 5.25rem calc(
        var(--action-width) + 0.25rem + var(--target)
      );
    column-gap: 1rem;
    align-items: center;
    min-block-size: 1.625rem;
    padding-inline: 1.125rem 0.875rem;
    border-block-end: 1px solid var(--rule);
    background: var(--surface);
    color: var(--ink-2);
    font-size: var(--text-label);
  }

  .columns :nth-child(2) {
    grid-column: 2;
  }

  .columns .pace {
    justify-self: end;
    white-space: nowrap;
  }

  .scroll {
    grid-row: 2;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scroll-padding-block: 2.125rem 0.5rem;
  }

  ld-job-row:focus-visible {
    outline-offset: -2px;
  }

  .none {
    padding: var(--space-9) 1.125rem;
    color: var(--ink-2);
    text-align: center;
  }

  @container (inline-size < 47rem) {
    .columns {
      grid-template-columns: 1.25rem minmax(0, 1fr) 10rem calc(2 * var(--target) + 0.75rem);
      column-gap: 0.75rem;
    }

    .columns .pace {
      display: none;
    }
  }

  @container (inline-size < 35rem) {
    .columns {
      display: none;
    }
  }

  @media (pointer: coarse) {
    .columns {
      display: none;
    }
  }

  @media (width < 56.25rem) {
    header {
      display: none;
    }
  }
`;
