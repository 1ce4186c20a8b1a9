/** A node and what is around it, through shadow roots. */
export const around = (node: Node | undefined): Element[] => (node ? [node as Element, ...around(node.parentNode ?? (node as Partial<ShadowRoot>).host)] : []);
