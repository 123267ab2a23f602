import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';

const length = 60;
const headroom = 1.15;

/** The speed of the last minute as a line over an area. It says nothing that words beside it do not. */
@customElement('ld-speed-graph')
export class LdSpeedGraph extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        flex: none;
        inline-size: 6.375rem;
        block-size: 1.25rem;
      }

      svg {
        display: block;
        inline-size: 100%;
        block-size: 100%;
        overflow: visible;
      }

      .area {
        fill: var(--downloading-fill);
        opacity: 0.16;
      }

      .ground {
        stroke: var(--rule-strong);
        vector-effect: non-scaling-stroke;
      }

      .line {
        fill: none;
        stroke: var(--downloading-fill);
        stroke-width: 1.5;
        stroke-linejoin: round;
        vector-effect: non-scaling-stroke;
      }

      @media (forced-colors: active) {
        .line {
          stroke: CanvasText;
        }
      }
    `,
  ];

  /** Bytes a second, one sample each second, the youngest last. */
  @property({ attribute: false }) samples: readonly number[] = [];

  override render(): TemplateResult {
    const samples = this.samples.slice(-length);
    const top = Math.max(...samples, 1) * headroom;
    const first = length - samples.length;
    const points = samples.map((sample, index) => `${first + index} ${(20 - (sample / top) * 20).toFixed(2)}`);
    const line = points.length > 1 ? `M${points.join('L')}` : '';
    return html`<svg viewBox="0 0 ${length - 1} 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path class="ground" d="M0 20H${length - 1}"></path>
      <path class="area" d=${line === '' ? '' : `${line}V20H${first}Z`}></path>
      <path class="line" d=${line}></path>
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-speed-graph': LdSpeedGraph;
  }
}
