/** The element that has the focus, looked for through shadow roots; `undefined` where none has it. */
export const activeElement = (): HTMLElement | undefined => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement && element !== document.body ? element : undefined;
};
