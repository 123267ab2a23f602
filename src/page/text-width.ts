let context: CanvasRenderingContext2D | null | undefined;

/** Measures text in the font of an element, in CSS pixels, without touching the layout. */
export const textWidthIn = (element: Element): ((text: string) => number) => {
  context ??= document.createElement('canvas').getContext('2d');
  const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
  const font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  return (text) => {
    if (!context) return 0;
    context.font = font;
    return context.measureText(text).width;
  };
};
