import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';

type Span = readonly [start: number, end: number];

const smallestGap = 1.5;
const mostEdges = 8;
const smallestStep = 15;

/** Neighbours that no eye could tell apart become one. */
const merged = (spans: readonly Span[]): readonly Span[] => {
  const out: Span[] = [];
  for (const [start, end] of spans) {
    const last = out.at(-1);
    if (last && start - last[1] < smallestGap) out[out.length - 1] = [last[0], Math.max(last[1], end)];
    else out.push([start, end]);
  }
  return out;
};

const block = ([start, end]: Span): SVGTemplateResult =>
  svg`<rect class="held" x=${start} y="0" width=${end - start} height="10"></rect>`;

const edge = ([, end]: Span): SVGTemplateResult => svg`<path class="edge" d=${`M${end} 0V10`}></path>`;

/** A size that nobody knows: solid, then dashes that fade out. */
const unknownSize = (): SVGTemplateResult => svg`
  ${block([0, 340])}
  ${Array.from(
    { length: 20 },
    (_, index) => svg`<rect class="dash" x=${360 + index * 32} y="0" width="14" height="10"
    opacity=${(1 - index / 20).toFixed(2)}></rect>`,
  )}`;

/** The hold: a progress bar that shows where the pieces lie. Thick while bytes move, thin at rest, hollow when empty. */
@customElement('ld-hold')
export class LdHold extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        block-size: var(--hold-height, var(--bar-moving));
      }

      .bar {
        position: relative;
        inset-block-start: 50%;
        translate: 0 -50%;
        block-size: var(--bar-resting);
        overflow: hidden;
        border-radius: var(--radius-bar);
        background: var(--track);
      }

      .moving {
        block-size: var(--hold-height, var(--bar-moving));
      }

      .large {
        block-size: var(--hold-height-resting, var(--bar-resting));
      }

      .hollow {
        border: 1px solid var(--rule-strong);
        background: transparent;
      }

      .open {
        background: transparent;
      }

      svg {
        display: block;
        inline-size: 100%;
        block-size: 100%;
        shape-rendering: crispEdges;
      }

      :host(:dir(rtl)) svg {
        scale: -1 1;
      }

      .held {
        fill: var(--state-fill);
      }

      .dash {
        fill: var(--track);
      }

      .edge {
        stroke: var(--ink);
        stroke-width: 2;
        vector-effect: non-scaling-stroke;
      }

      @media (forced-colors: active) {
        .bar {
          outline: 1px solid var(--forced-line, CanvasText);
          outline-offset: -1px;
        }
      }
    `,
  ];

  /** Stored parts in thousandths of the whole. */
  @property({ attribute: false }) spans: readonly Span[] = [];
  /** The share to tell, from 0 to 1; `undefined` where no size is known. */
  @property({ attribute: false }) value: number | undefined;
  /** The figures in words: "3.14 of 5.83 GB, 54 %". */
  @property({ attribute: false }) text = '';
  /** What is held in part. */
  @property({ attribute: false }) label = '';
  /** `moving` and `working` bars are thick; edges stand where bytes arrive, so only on `moving` ones. */
  @property({ attribute: false }) manner: 'moving' | 'working' | 'resting' = 'resting';
  @property({ attribute: false }) size: 'known' | 'unknown' = 'known';

  override render(): TemplateResult {
    const spans = merged(this.spans);
    const isUnknown = this.size === 'unknown';
    const shape = isUnknown ? 'open' : spans.length === 0 ? 'hollow' : '';
    return html`<div
      class="bar ${this.manner === 'resting' ? '' : 'moving'} ${shape}"
      role="progressbar"
      aria-label=${this.label}
      aria-valuetext=${this.text}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${this.value === undefined ? nothing : Math.floor(this.value * 100)}
    >
      <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        ${isUnknown ? unknownSize() : spans.map(block)} ${this.#edges(spans)}
      </svg>
    </div>`;
  }

  #edges(spans: readonly Span[]): readonly SVGTemplateResult[] {
    if (this.manner !== 'moving' || this.size === 'unknown' || spans.length > mostEdges) return [];
    // Edges that would run into one another are one: the foremost.
    return spans
      .filter(([, end], at) => end < 1000 && (spans[at + 1]?.[1] ?? Infinity) - end >= smallestStep)
      .map(edge);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-hold': LdHold;
  }
}
