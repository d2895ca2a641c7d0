import { type DefaultTreeAdapterTypes, parse } from 'parse5';

export interface HtmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly HtmlElement[];
  /** Of it and all that is in it. */
  text: string;
}

/** Reads a page as browsers do, and throws for whatever HTML's own parser calls an error. */
export function parseHtml(source: string): HtmlElement {
  const document = parse(source, {
    onParseError: ({ code, startLine, startCol }) => {
      throw new Error(
        `${code} at ${startLine}:${startCol}: ${source.split('\n')[startLine - 1]?.slice(startCol - 40, startCol + 40)}`,
      );
    },
  });
  const page = document.childNodes.find((node) => node.nodeName === 'html');
  if (page === undefined) throw new Error('no page');
  return elementOf(page as DefaultTreeAdapterTypes.Element);
}

function elementOf({ tagName, attrs, childNodes }: DefaultTreeAdapterTypes.Element): HtmlElement {
  const children: HtmlElement[] = [];
  let text = '';
  for (const node of childNodes) {
    if ('value' in node) text += node.value;
    if (!('tagName' in node)) continue;
    const child = elementOf(node);
    children.push(child);
    text += child.text;
  }
  return {
    name: tagName,
    attributes: Object.fromEntries(attrs.map(({ name, value }) => [name, value])),
    children,
    text,
  };
}

/** The element and all that are in it, in the order of the page. */
export function allElements(element: HtmlElement): readonly HtmlElement[] {
  return [element, ...element.children.flatMap(allElements)];
}
