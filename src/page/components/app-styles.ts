import { css } from 'lit';

/** How the page is laid out: rail, list, details, and the status line under all. */
export const appStyles = css`
  :host {
    display: block;
    block-size: 100%;
    background: var(--ground);
    color: var(--ink);
  }

  .app {
    position: relative;
    display: grid;
    grid-template: minmax(0, 1fr) auto / minmax(0, 1fr);
    block-size: 100%;
  }

  .work {
    position: relative;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-block-size: 0;
    overflow: clip;
  }

  .app.docked .work,
  .app.rail .work {
    grid-template-columns: var(--rail-width) minmax(0, 1fr);
  }

  .app.docked.detailed .work {
    grid-template-columns: var(--rail-width) minmax(0, 1fr) var(--panel-width);
  }

  main {
    position: relative;
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;
  }

  main > ld-job-list,
  main > ld-empty,
  .loading {
    flex: 1;
    min-block-size: 0;
  }

  .loading {
    padding: var(--space-8);
    background: var(--surface);
    color: var(--ink-2);
  }

  ld-details {
    border-inline-start: 1px solid var(--rule);
  }

  .app:not(.docked) ld-details {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    z-index: 2;
    inline-size: min(var(--panel-width), 100%);
    box-shadow: var(--shadow-dialog);
    animation: drawer var(--calm) var(--ease);
  }

  .scrim {
    position: fixed;
    inset: 0;
    z-index: 2;
    background: var(--scrim);
  }

  .app.column ld-details {
    position: fixed;
    inset-block: 3.25rem 0;
    inset-inline: 0;
    z-index: 3;
    inline-size: auto;
    border: 0;
    animation-name: sheet;
  }

  .toasts {
    position: fixed;
    inset-block-end: var(--toast-rise, 3.25rem);
    inset-inline: 1rem;
    z-index: 4;
    pointer-events: none;
  }

  .app.chips .toasts,
  .app.column .toasts {
    inset-block-end: 6rem;
  }

  .app.docked .toasts,
  .app.rail .toasts {
    inset-inline-start: calc(var(--rail-width) + 1rem);
  }

  .app.docked.detailed .toasts {
    inset-inline-end: calc(var(--panel-width) + 1rem);
  }

  @keyframes drawer {
    from {
      opacity: 0;
      translate: 2rem 0;
    }
  }

  @keyframes sheet {
    from {
      translate: 0 8rem;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .app ld-details {
      animation: none !important;
    }
  }

  @media (forced-colors: active) {
    .app:not(.docked) ld-details {
      border: 1px solid CanvasText;
    }
  }
`;
