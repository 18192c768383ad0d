/** The designer takes what the page leaves below its own header, whatever the height of that header. */
export function fill(place: HTMLElement): void {
  const measure = () => {
    const top = place.getBoundingClientRect().top + scrollY;
    place.style.setProperty('--designer-height', `${Math.max(440, innerHeight - top)}px`);
  };
  measure();
  addEventListener('resize', measure);
}
