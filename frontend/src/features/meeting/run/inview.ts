/** Keeps an element in view while it is the chosen one. */
export function inView(node: HTMLElement, chosen: boolean): { update(chosen: boolean): void } {
  const show = (on: boolean): void => {
    if (on) node.scrollIntoView({ block: 'nearest' });
  };
  show(chosen);
  return { update: show };
}
