import { css } from 'lit';

/** Buttons become icons, the speed moves into the state line. */
const icons = css`
  .row {
    grid-template-columns: 1.25rem minmax(0, 1fr) 10rem var(--target) var(--target);
    column-gap: 0.75rem;
  }

  .more {
    margin: 0;
  }

  .pace,
  .act .label,
  .host,
  .extra {
    display: none;
  }

  .brief {
    display: inline;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .dot.brief {
    overflow: visible;
  }

  .act button {
    inline-size: var(--target);
    min-block-size: var(--target);
    justify-content: center;
    padding: 0;
  }
`;

/** Name, state and hold, one under another. */
const threeLines = css`
  .row {
    grid-template:
      'kind name act' auto
      'kind state act' auto
      'kind held act' auto / 1.375rem minmax(0, 1fr) var(--target);
    row-gap: 0.1875rem;
    min-block-size: 5.5rem;
    padding-inline: 1rem 0.75rem;
  }

  .main {
    grid-area: name / name / state / state;
    gap: 0.1875rem;
  }

  .kind {
    grid-area: kind;
    align-self: start;
    padding-block-start: 0.1875rem;
  }

  .held {
    display: flex;
    grid-area: held;
    gap: 0.75rem;
    align-items: center;
  }

  .held ld-hold {
    flex: 1;
    min-inline-size: 4rem;
  }

  .figures {
    min-inline-size: 7rem;
    justify-content: end;
  }

  .figures .share,
  .more {
    display: none;
  }

  .act {
    grid-area: act;
  }
`;

/** A row by the width of its list, and by the pointer: a finger gets three lines at any width. */
export const jobRowNarrowStyles = css`
  @container (inline-size < 47rem) {
    ${icons}
  }

  @container (inline-size < 35rem) {
    ${threeLines}
  }

  @media (pointer: coarse) {
    ${icons}
    ${threeLines}
  }

  @container (inline-size < 22.5rem) {
    .brief .speed {
      display: none;
    }
  }
`;
