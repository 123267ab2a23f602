/** The tab that an arrow key leads to from the current one, round and round; `undefined` for any other key. */
export const tabAfterKey = <Tab>(
  key: string,
  tabs: readonly Tab[],
  current: Tab,
  direction: string,
): Tab | undefined => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (step === undefined) return undefined;
  const at = tabs.indexOf(current) + (direction === 'rtl' ? -step : step);
  return tabs.at(at % tabs.length);
};
