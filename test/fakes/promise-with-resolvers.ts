/** Promise.withResolvers where this Node does not have it yet (before 22); every browser that is supported does. */
if (!('withResolvers' in Promise)) {
  Object.defineProperty(Promise, 'withResolvers', {
    configurable: true,
    value: <T>() => {
      let settle: Omit<PromiseWithResolvers<T>, 'promise'> | undefined;
      const promise = new Promise<T>((resolve, reject) => {
        settle = { resolve, reject };
      });
      return { promise, ...settle };
    },
  });
}
