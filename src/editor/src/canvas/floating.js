// Where something floats so that all of it is seen.

/** The fixed place of an element near a point of the window, as a style. */
export function within(element, { x, y }, edge = 8) {
  const { offsetWidth: width, offsetHeight: height } = element;
  const left = Math.max(edge, Math.min(x, innerWidth - width - edge));
  const top = y + height + edge > innerHeight && y - height - edge > 0 ? Math.max(edge, Math.min(y, innerHeight - edge) - height) : Math.max(edge, Math.min(y, innerHeight - height - edge));
  return { left: `${left}px`, top: `${top}px` };
}
